// Kernels with a name: what people have long used to blur, sharpen and find edges. Weights to put into a
// convolution; the sums are the core's.

export interface KernelPreset {
  readonly name: string;
  readonly label: string;
  /** One sentence: what it does, in words one can check on the picture. */
  readonly says: string;
}

interface Recipe extends KernelPreset {
  /** Three rows of three, for the middle of the window; null: a rule for the whole window. */
  readonly middle: readonly number[] | null;
}

const recipes: readonly Recipe[] = [
  {
    name: 'identity',
    label: 'Identity',
    says: 'One weight of 1 in the middle: what goes in comes out.',
    middle: [0, 0, 0, 0, 1, 0, 0, 0, 0],
  },
  {
    name: 'edge_x',
    label: 'Edges |',
    says: 'Right minus left (Sobel): upright edges light up, blue where the right side has more ink.',
    middle: [-1, 0, 1, -2, 0, 2, -1, 0, 1],
  },
  {
    name: 'edge_y',
    label: 'Edges —',
    says: 'Below minus above (Sobel): level edges light up.',
    middle: [-1, -2, -1, 0, 0, 0, 1, 2, 1],
  },
  {
    name: 'outline',
    label: 'Outline',
    says: 'The middle against its eight neighbours: zero wherever all are alike.',
    middle: [-1, -1, -1, -1, 8, -1, -1, -1, -1],
  },
  {
    name: 'blur',
    label: 'Blur',
    says: 'The mean of everything under the window.',
    middle: null,
  },
  {
    name: 'sharpen',
    label: 'Sharpen',
    says: 'The middle counts five times, its four neighbours against it: contrast grows.',
    middle: [0, -1, 0, -1, 5, -1, 0, -1, 0],
  },
  {
    name: 'emboss',
    label: 'Emboss',
    says: 'As if light fell from the upper left: slopes facing away turn blue.',
    middle: [-2, -1, 0, -1, 1, 1, 0, 1, 2],
  },
];

export const kernelPresets: readonly KernelPreset[] = recipes;

export function presetNamed(name: string): KernelPreset | undefined {
  return recipes.find((preset) => preset.name === name);
}

/** [channels, kernel, kernel]: the preset on every channel, divided by their number. */
export function presetWeights(name: string, kernel: number, channels: number): number[] | null {
  const recipe = recipes.find((preset) => preset.name === name);
  if (!recipe) return null;
  const one = recipe.middle ? inMiddle(recipe.middle, kernel) : mean(kernel);
  return Array.from({ length: channels }, () => one.map((weight) => weight / channels)).flat();
}

function mean(kernel: number): number[] {
  return Array.from({ length: kernel * kernel }, () => 1 / (kernel * kernel));
}

/** A smaller window shows the middle part only. */
function inMiddle(three: readonly number[], kernel: number): number[] {
  const first = Math.floor((kernel - 1) / 2) - 1;
  return Array.from({ length: kernel * kernel }, (_, at) => {
    const row = Math.floor(at / kernel) - first;
    const column = (at % kernel) - first;
    if (row < 0 || column < 0 || row > 2 || column > 2) return 0;
    return three[row * 3 + column] ?? 0;
  });
}

/** Another window size: the weights keep their place around the middle. [channels, kernel, kernel] */
export function resized(weights: readonly number[], from: number, to: number): number[] {
  const channels = Math.round(weights.length / (from * from));
  const shift = Math.floor((from - 1) / 2) - Math.floor((to - 1) / 2);
  return Array.from({ length: channels * to * to }, (_, at) => {
    const channel = Math.floor(at / (to * to));
    const row = Math.floor((at % (to * to)) / to) + shift;
    const column = (at % to) + shift;
    if (row < 0 || column < 0 || row >= from || column >= from) return 0;
    return weights[(channel * from + row) * from + column] ?? 0;
  });
}
