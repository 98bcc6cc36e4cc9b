// The options of the headless runner as data: the reader, the checks and the help all go by this table.
import type { OptionWord } from './words';

export type Command = 'train' | 'eval' | 'predict';

export const COMMANDS: readonly Command[] = ['train', 'eval', 'predict'];

interface Option extends OptionWord {
  for: readonly Command[];
}

const all = COMMANDS;
const train = ['train'] as const;

export const OPTIONS: readonly Option[] = [
  {
    name: '--model',
    values: ['name'],
    for: train,
    help: 'a preset: softmax_regression, mlp, cnn, residual, deep_cnn (default cnn)',
  },
  {
    name: '--data',
    values: ['source'],
    for: train,
    help: 'generated (default) or imported, see --import',
  },
  {
    name: '--import',
    values: ['images', 'labels'],
    for: train,
    help: 'digits to train on from IDX files, raw or .gz',
  },
  {
    name: '--points',
    values: ['kind'],
    for: train,
    help: 'points of the plane in the place of digits: circle, spiral, formula, …',
  },
  {
    name: '--point-option',
    values: ['name=value'],
    for: train,
    repeatable: true,
    help: 'an option of the points, once for each: --point-option noise=0.2',
  },
  {
    name: '--formula',
    values: ['text'],
    for: train,
    help: "of --points formula, as in 'sin(x) * y'; needs --points formula",
  },
  { name: '--count', values: ['n'], for: train, help: 'how many digits are generated' },
  { name: '--steps', values: ['n'], for: train, help: 'parameter updates (default 600)' },
  {
    name: '--seed',
    values: ['n'],
    for: train,
    help: 'initial weights and order of the digits (default 7)',
  },
  {
    name: '--optimizer',
    values: ['name'],
    for: train,
    help: 'sgd, momentum, adam (default: what suits the model)',
  },
  { name: '--learning-rate', values: ['x'], for: train, help: "the optimizer's learning rate" },
  { name: '--batch-size', values: ['n'], for: train, help: 'digits looked at before each update' },
  {
    name: '--link',
    values: ['hash'],
    for: train,
    help: "a page's link or its hash: the same run; other options change it",
  },
  { name: '--save', values: ['file'], for: train, help: 'writes the trained model (safetensors)' },
  {
    name: '--export-onnx',
    values: ['file'],
    for: ['train', 'eval'],
    help: 'writes the model for other programs (ONNX)',
  },
  {
    name: '--export-pytorch',
    values: ['file'],
    for: ['train', 'eval'],
    help: 'writes the run as a Python program that uses PyTorch',
  },
  { name: '--load', values: ['file'], for: ['eval', 'predict'], help: 'a saved model' },
  {
    name: '--eval',
    values: ['images', 'labels'],
    for: ['train', 'eval'],
    repeatable: true,
    help: 'measures on IDX files as well, raw or .gz; once for each pair',
  },
  {
    name: '--images',
    values: ['file'],
    for: ['predict'],
    help: 'digits of an IDX file, raw or .gz',
  },
  {
    name: '--drawings',
    values: ['file'],
    for: ['predict'],
    help: 'own digits as the page exports them',
  },
  {
    name: '--first',
    values: ['n'],
    for: ['predict'],
    help: 'the first digit of the file (default 0)',
  },
  { name: '--limit', values: ['n'], for: ['predict'], help: 'how many digits (default 10)' },
  {
    name: '--threads',
    values: ['n'],
    for: all,
    help: 'threads, 1 to 16 (default 1); changes no result',
  },
  { name: '--json', values: [], for: all, help: 'prints one JSON object on standard output' },
  { name: '--quiet', values: [], for: all, help: 'no progress on standard error' },
];

const NAME = 'npm run headless --';

export const USAGE: Record<Command, string> = {
  train: `${NAME} train [--model cnn] [--points kind] [--steps 600] [--seed 7] [--eval images.idx[.gz] labels.idx[.gz]] [--save model.safetensors] [--json] …`,
  eval: `${NAME} eval --load model.safetensors [--eval images.idx[.gz] labels.idx[.gz]] … [--json]`,
  predict: `${NAME} predict --load model.safetensors (--images images.idx[.gz] | --drawings digits.json) [--json]`,
};

export function optionsOf(command: Command): readonly Option[] {
  return OPTIONS.filter((option) => option.for.includes(command));
}

export function help(): string {
  const parts = COMMANDS.map((command) => {
    const lines = optionsOf(command).map(({ name, values, help: what }) => {
      const words = [name, ...values.map((value) => `<${value}>`)].join(' ');
      return `  ${words.padEnd(28)} ${what}`;
    });
    return [USAGE[command], ...lines].join('\n');
  });
  return `Trains and asks Inkgrad's networks without a page, with the same WebAssembly engine.\n\n${parts.join('\n\n')}\n`;
}
