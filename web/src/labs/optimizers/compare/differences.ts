// What runs may differ in: everything that the catalog knows and the base has, one thing at a time. Pure.
import type {
  Catalog,
  CatalogEntry,
  OptionSpec,
  OptionValues,
  RunConfig,
} from '../../../engine/api';
import { defaultValue, entryNamed, namedDefaults } from '../../../state/config';
import { seedSpec } from '../../../state/url_state';

export type Value = number | string;

export interface Difference {
  /** "optimizer", "optimizer.learning_rate", "training.batch_size", "layers.linear.init", "seed" */
  readonly key: string;
  /** What it belongs to: a heading in the menu. */
  readonly part: string;
  readonly spec: OptionSpec;
  /** Where entries of the catalog are chosen among. */
  readonly entries: readonly CatalogEntry[] | null;
  readonly valueOf: (config: RunConfig) => Value;
  readonly apply: (config: RunConfig, value: Value) => RunConfig;
}

export const FEWEST = 2;
export const MOST = 4;

/** Lists have no few values to choose from, and sizes of layers must fit one another. */
const asOption = ({ kind }: OptionSpec): boolean => kind !== 'list';
const inLayers = ({ kind }: OptionSpec): boolean => kind !== 'list' && kind !== 'integer';

export function differencesOf(catalog: Catalog, config: RunConfig): Difference[] {
  return [
    ...catalog.groups.flatMap((group) => groupDifferences(catalog, config, group)),
    ...catalog.sections
      // Digits alone are made, mixed and changed by these.
      .filter(({ key }) => key === 'training' || !config.points)
      .flatMap(({ key, label, options }) =>
        options.filter(asOption).map((spec) =>
          optionDifference(`${key}.${spec.name}`, label, spec, (one) => one[key], {
            put: (one, values) => ({ ...one, [key]: values }),
          }),
        ),
      ),
    ...pointsDifferences(catalog, config),
    ...layerDifferences(catalog, config),
    {
      key: 'seed',
      part: 'Run',
      spec: seedSpec,
      entries: null,
      valueOf: ({ seed }) => seed,
      apply: (one, seed) => ({ ...one, seed: Number(seed) }),
    },
  ];
}

function groupDifferences(
  catalog: Catalog,
  config: RunConfig,
  { key, label, help, entries }: Catalog['groups'][number],
): Difference[] {
  const chosen = entryNamed(entries, config[key].name);
  const which: Difference = {
    key,
    part: label,
    spec: choiceSpec(key, label, help, entries),
    entries,
    valueOf: (one) => one[key].name,
    // The base's own keeps its settings, others come with their defaults.
    apply: (one, name) =>
      name === one[key].name ? one : { ...one, [key]: namedDefaults(catalog, key, String(name)) },
  };
  const options = (chosen?.options ?? []).filter(asOption);
  return [
    which,
    ...options.map((spec) =>
      optionDifference(`${key}.${spec.name}`, label, spec, (one) => one[key].options, {
        put: (one, values) => ({ ...one, [key]: { ...one[key], options: values } }),
      }),
    ),
  ];
}

function pointsDifferences(catalog: Catalog, { points }: RunConfig): Difference[] {
  const entry = points && entryNamed(catalog.points, points.name);
  // Another task or number of classes would need another network.
  const specs = (entry?.options ?? []).filter((spec) => asOption(spec) && spec.kind === 'number');
  return specs.map((spec) =>
    optionDifference(`points.${spec.name}`, 'Points', spec, (one) => one.points?.options ?? {}, {
      put: (one, options) => (one.points ? { ...one, points: { ...one.points, options } } : one),
    }),
  );
}

/** An option of all layers of a type at once. */
function layerDifferences(catalog: Catalog, { model }: RunConfig): Difference[] {
  const types = [...new Set(model.layers.map(({ type }) => type))];
  return types.flatMap((type) => {
    const entry = entryNamed(catalog.layers, type);
    return (entry?.options ?? []).filter(inLayers).map((spec) =>
      optionDifference(
        `layers.${type}.${spec.name}`,
        `Layers: ${entry?.label ?? type}`,
        spec,
        (one) => one.model.layers.find((layer) => layer.type === type)?.options ?? {},
        {
          put: (one, values) => ({
            ...one,
            model: {
              ...one.model,
              layers: one.model.layers.map((layer) =>
                layer.type === type
                  ? {
                      ...layer,
                      options: { ...layer.options, [spec.name]: values[spec.name] ?? '' },
                    }
                  : layer,
              ),
            },
          }),
        },
      ),
    );
  });
}

function optionDifference(
  key: string,
  part: string,
  spec: OptionSpec,
  valuesOf: (config: RunConfig) => OptionValues,
  { put }: { put: (config: RunConfig, values: OptionValues) => RunConfig },
): Difference {
  return {
    key,
    part,
    spec,
    entries: null,
    valueOf: (one) => valuesOf(one)[spec.name] ?? defaultValue(spec),
    apply: (one, value) => put(one, { ...valuesOf(one), [spec.name]: value }),
  };
}

function choiceSpec(
  name: string,
  label: string,
  help: string,
  entries: readonly CatalogEntry[],
): OptionSpec {
  const choices = entries.map((entry) => entry.name);
  return { ...seedSpec, name, label, help, kind: 'choice', choices, min: 0, max: 0 };
}
