// The test catalog with kinds of points in it, as the Points lab needs them.
import type { Catalog, OptionSpec, PointsEntry } from '../../../web/src/engine/api';
import { catalog, option } from './catalog';

const kind = (
  name: string,
  options: OptionSpec[],
  task: PointsEntry['task'] = 'classification',
): PointsEntry => ({ name, label: name, help: '', formula: '', options, task });

const count = option('count', { kind: 'integer', default: 500, min: 20, max: 10000 });
const noise = option('noise', { default: 0, max: 2 });
const classes = option('classes', { kind: 'integer', default: 2, min: 2, max: 6 });
const task = option('task', { kind: 'choice', max: 1, choices: ['classification', 'regression'] });

export const engineCatalog: Catalog = {
  ...catalog,
  points: [
    kind('circle', [count, noise]),
    kind('spiral', [count, classes, noise]),
    kind('plane', [count, noise], 'regression'),
    kind('formula', [count, task], null),
    kind('painted', [task], null),
  ],
};
