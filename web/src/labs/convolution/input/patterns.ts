// Pictures that the page draws itself, 0 (paper) to 1 (ink): pure functions of a place. Pictures are what
// goes into a convolution, so nothing here is a result; all that comes out of them is the core's.

/** Ink at a place of the unit square, for each channel. */
type Paint = (x: number, y: number) => readonly number[];

export interface Pattern {
  readonly name: string;
  readonly label: string;
  readonly channels: 1 | 3;
  readonly paint: Paint;
}

/** 1 inside, 0 outside, with a soft rim about a pixel wide on a small picture. */
function soft(distance: number, rim = 0.05): number {
  return Math.max(0, Math.min(1, 0.5 - distance / (2 * rim)));
}

function blend(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((part, at) => part + ((to[at] ?? 0) - part) * share);
}

/** Sun, hills and a lake in three channels: red, green and blue. */
function landscape(x: number, y: number): number[] {
  let colour = blend([0.35, 0.6, 0.95], [0.95, 0.8, 0.6], Math.min(1, y * 1.5));
  colour = blend(colour, [1, 0.85, 0.3], soft(Math.hypot(x - 0.72, y - 0.24) - 0.13, 0.03));
  const far = 0.5 + 0.12 * Math.sin(x * 7 + 0.6);
  colour = blend(colour, [0.3, 0.35, 0.55], soft(far - y));
  const near = 0.72 + 0.1 * Math.sin(x * 5 + 3.4);
  return blend(colour, [0.12, 0.45, 0.16], soft(near - y));
}

/** A face-like picture of lights and shadows in one channel. */
function portrait(x: number, y: number): number[] {
  const face = soft(Math.hypot((x - 0.5) / 0.8, y - 0.52) - 0.36, 0.06);
  const light = 0.55 + 0.4 * (0.7 - x) - 0.1 * y;
  const eyes = soft(
    Math.min(Math.hypot(x - 0.37, y - 0.44), Math.hypot(x - 0.63, y - 0.44)) - 0.06,
  );
  const mouth = soft(Math.abs(Math.hypot(x - 0.5, y - 0.55) - 0.16) - 0.03) * (y > 0.62 ? 1 : 0);
  const ground = 0.15 + 0.15 * y;
  return [
    Math.max(0, blend([ground], [light + 0.25], face)[0] ?? 0) * (1 - 0.85 * Math.max(eyes, mouth)),
  ];
}

export const patterns: readonly Pattern[] = [
  {
    name: 'disc',
    label: 'Disc',
    channels: 1,
    paint: (x, y) => [soft(Math.hypot(x - 0.5, y - 0.5) - 0.32)],
  },
  {
    name: 'edge',
    label: 'Edge',
    channels: 1,
    paint: (x) => [x < 0.5 ? 0 : 1],
  },
  {
    name: 'stripes',
    label: 'Stripes',
    channels: 1,
    paint: (x) => [Math.floor(x * 6) % 2],
  },
  {
    name: 'checker',
    label: 'Checker',
    channels: 1,
    paint: (x, y) => [(Math.floor(x * 4) + Math.floor(y * 4)) % 2],
  },
  {
    name: 'gradient',
    label: 'Gradient',
    channels: 1,
    paint: (x, y) => [(x + y) / 2],
  },
  {
    name: 'dot',
    label: 'One dot',
    channels: 1,
    paint: (x, y) => [Math.hypot(x - 0.5, y - 0.5) < 0.09 ? 1 : 0],
  },
  { name: 'portrait', label: 'Portrait', channels: 1, paint: portrait },
  { name: 'landscape', label: 'Landscape, in colour', channels: 3, paint: landscape },
];

export function patternNamed(name: string): Pattern | undefined {
  return patterns.find((pattern) => pattern.name === name);
}

/** [channels, size, size], row by row, each number to a hundredth so that it reads well. */
export function paintPattern(pattern: Pattern, size: number): Float32Array {
  const pixels = new Float32Array(pattern.channels * size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const ink = pattern.paint((column + 0.5) / size, (row + 0.5) / size);
      ink.forEach((value, channel) => {
        const held = Math.max(0, Math.min(1, value));
        pixels[(channel * size + row) * size + column] = Math.round(held * 100) / 100;
      });
    }
  }
  return pixels;
}
