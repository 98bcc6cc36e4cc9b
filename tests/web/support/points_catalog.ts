// The test catalog with kinds of points in it, as the Points lab needs them.
import type { Catalog, OptionSpec, PointsEntry } from '../../../web/src/engine/api';
import { catalog, layerEntry, option } from './catalog';

const kind = (
  name: string,
  options: OptionSpec[],
  task: PointsEntry['task'] = 'classification',
): PointsEntry => ({ name, label: name, help: '', formula: '', options, task });

const count = option('count', { kind: 'integer', default: 500, min: 20, max: 10000 });
const noise = option('noise', { default: 0, max: 2 });
const seed = option('seed', { kind: 'integer', default: 1, max: 4294967295 });
const classes = option('classes', { kind: 'integer', default: 2, min: 2, max: 6 });
const task = option('task', { kind: 'choice', max: 1, choices: ['classification', 'regression'] });

const features = ['x', 'y', 'x_squared', 'y_squared', 'xy', 'sin_x', 'sin_y'].map((name) =>
  option(name, { kind: 'boolean', max: 1, default: name.length === 1 ? 1 : 0 }),
);
const scale = option('scale', { default: 1, max: 100 });

export const engineCatalog: Catalog = {
  ...catalog,
  layers: [...catalog.layers, layerEntry('plane_features', [...features, scale])],
  sections: catalog.sections.map((section) =>
    section.key === 'training'
      ? { ...section, options: [...section.options, option('l1', { default: 0 })] }
      : section,
  ),
  points: [
    kind('circle', [count, noise, seed]),
    kind('spiral', [count, classes, noise, seed]),
    kind('plane', [count, noise, seed], 'regression'),
    kind('gaussian_bumps', [count, noise, seed], 'regression'),
    kind('formula', [count, task], null),
    kind('painted', [task], null),
  ],
};
