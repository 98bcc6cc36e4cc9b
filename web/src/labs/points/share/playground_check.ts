// What is wrong in a link in other playgrounds' words is told in these words, before it is translated.
import type { Catalog, OptionSpec } from '../../../engine/api';
import { entriesOf, entryNamed, optionsOf } from '../../../state/config';
import { readOption } from '../../../state/option_text';
import { FUNCTIONS, KINDS } from './playground_names';

/** Takes off what cannot be read, which then is as it begins there; a sentence for each. */
export function takeOffWrong(pairs: Map<string, string>, catalog: Catalog): string[] {
  const problems: string[] = [];
  for (const spec of specs(catalog)) {
    const text = pairs.get(spec.name);
    if (text === undefined || text === '') continue;
    const read = readOption(spec, text);
    if (!('problem' in read)) continue;
    problems.push(read.problem);
    pairs.delete(spec.name);
  }
  return problems;
}

function specs(catalog: Catalog): OptionSpec[] {
  const sgd = entryNamed(entriesOf(catalog, 'optimizer'), 'sgd')?.options ?? [];
  const training = optionsOf(catalog, 'training');
  const points = [...new Set([...Object.keys(KINDS), ...catalog.points.map(({ name }) => name)])];
  return [
    ...renamed('learningRate', 'learning_rate', sgd),
    ...renamed('batchSize', 'batch_size', training),
    ...renamed('regularizationRate', 'l2', training),
    specOf('noise', { max: 50 }),
    specOf('percTrainData', { min: 1, max: 99 }),
    specOf('networkShape', { kind: 'list', min: 0, max: MOST_UNITS, longest: MOST_LAYERS }),
    choice('activation', Object.keys(FUNCTIONS)),
    choice('regularization', ['none', 'L1', 'L2']),
    choice('problem', ['classification', 'regression']),
    choice('dataset', points),
    choice('regDataset', points),
  ];
}

/** More than anyone means; what the engine takes is less, and says so itself. */
const MOST_UNITS = 1000;
const MOST_LAYERS = 50;

/** Our own option, as they call it. */
function renamed(theirs: string, ours: string, among: readonly OptionSpec[]): OptionSpec[] {
  return among.filter(({ name }) => name === ours).map((spec) => ({ ...spec, name: theirs }));
}

function choice(name: string, choices: string[]): OptionSpec {
  return specOf(name, { kind: 'choice', choices });
}

function specOf(name: string, said: Partial<OptionSpec>): OptionSpec {
  return {
    ...{ name, label: name, help: '', unit: '', kind: 'number', default: 0, min: 0, max: 1 },
    ...{ scale: 'linear', choices: [], longest: 0 },
    ...said,
  };
}
