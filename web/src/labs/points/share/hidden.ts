// Which controls a link hides, for a lesson that is about something else: learningRate_hide=true. The names
// are those that playgrounds of this kind have long used, and a few more. Pure.

export const HIDEABLE = [
  { name: 'dataset', label: 'Choice of points' },
  { name: 'noise', label: 'Settings of the points (count, noise, seed)' },
  { name: 'percTrainData', label: 'Test share and label noise' },
  { name: 'features', label: 'Input features' },
  { name: 'numHiddenLayers', label: 'Layers and units' },
  { name: 'activation', label: 'Activation' },
  { name: 'edit', label: 'Layer editor and frozen weights' },
  { name: 'optimizer', label: 'Optimizer' },
  { name: 'learningRate', label: 'Learning rate' },
  { name: 'batchSize', label: 'Batch size' },
  { name: 'seed', label: 'Seed and new weights' },
  { name: 'regularization', label: 'All other options (loss, regularisation, schedule …)' },
  { name: 'resetButton', label: 'Reset' },
  { name: 'playButton', label: 'Play' },
  { name: 'stepButton', label: 'Step and one epoch' },
  { name: 'showTestData', label: 'Show test points' },
  { name: 'discretize', label: 'Show the class alone' },
  { name: 'compare', label: 'Kept runs' },
  { name: 'curves', label: 'Curves and confusion' },
  { name: 'updates', label: 'What the optimizer remembers, clipping' },
  { name: 'range', label: 'Range test of the learning rate' },
  { name: 'depth', label: 'Gradients through depth' },
  { name: 'lessons', label: 'Choice of lessons' },
  { name: 'intro', label: 'What this lab shows' },
] as const;

const ENDING = '_hide';
/** Theirs that mean a part of what is one control here. */
const SAME: Record<string, string> = { regularizationRate: 'regularization', problem: 'dataset' };

export type Hideable = (typeof HIDEABLE)[number]['name'];
export type Hidden = ReadonlySet<Hideable>;

export const nothingHidden: Hidden = new Set<Hideable>();

/** Takes what is about hiding off `pairs`. Unknown names are left there: they are told as such. */
export function takeHidden(pairs: Map<string, string>): Hidden {
  const hidden = new Set<Hideable>();
  for (const [key, value] of [...pairs]) {
    if (!key.endsWith(ENDING)) continue;
    const given = key.slice(0, -ENDING.length);
    const name = SAME[given] ?? given;
    const known = HIDEABLE.find((one) => one.name === name);
    if (!known) continue;
    pairs.delete(key);
    if (value === 'true' || value === '1') hidden.add(known.name);
  }
  // Theirs for all that is told about the page.
  if (pairs.get('hideText') === 'true') hidden.add('intro');
  return hidden;
}

export function hiddenParts(hidden: Hidden): string[] {
  return HIDEABLE.filter(({ name }) => hidden.has(name)).map(({ name }) => `${name}${ENDING}=true`);
}
