// Colours and marks of classes: the first two are the sign colours, so that two classes look like minus
// and plus; the others keep away from them. Every class has a mark of its own too.
import { type Rgb, packed, mix, parseColour, css } from './colour';
import type { Palette } from './palette';

export const mostClasses = 6;
export const classMarks = ['circle', 'square', 'triangle', 'diamond', 'cross', 'plus'] as const;
export type ClassMark = (typeof classMarks)[number];

const others = {
  light: ['#1a7f5a', '#8a4fa8', '#c03a55', '#7a6a1c'],
  dark: ['#58c79b', '#c08be0', '#f07f95', '#cdb958'],
} as const;

export function classRgb(palette: Palette, index: number): Rgb {
  if (index === 0) return palette.rgb.negative;
  if (index === 1) return palette.rgb.positive;
  const list = palette.dark ? others.dark : others.light;
  return parseColour(list[(index - 2) % list.length] ?? '') ?? palette.rgb.ink;
}

export function classCss(palette: Palette, index: number): string {
  return css(classRgb(palette, index));
}

export function markOf(index: number): ClassMark {
  return classMarks[index % classMarks.length] ?? 'circle';
}

/** Steps of strength from the page's neutral to the class's full colour. */
export const strengthSteps = 64;

/** Packed pixels: for each class its steps of strength. */
export function classTables(palette: Palette, classes: number): Uint32Array[] {
  return Array.from({ length: classes }, (_, index) => {
    const full = classRgb(palette, index);
    return Uint32Array.from({ length: strengthSteps }, (__, step) =>
      packed(mix(palette.rgb.neutral, full, step / (strengthSteps - 1))),
    );
  });
}
