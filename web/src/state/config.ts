// Pure helpers over RunConfig: patching it, finding its preset, filling options. No DOM: the headless
// runner uses them too.
import type {
  Catalog,
  CatalogEntry,
  GroupKey,
  ModelPreset,
  ModelSpec,
  NamedOptions,
  OptionSpec,
  OptionValues,
  RunConfig,
  SectionKey,
} from '../engine/api';

/** What is left out stays as it is; options are merged by name, a model is replaced whole. */
export interface ConfigPatch
  extends Partial<Record<GroupKey, NamedOptions>>, Partial<Record<SectionKey, OptionValues>> {
  model?: ModelSpec;
  points?: NonNullable<RunConfig['points']>;
  seed?: number;
}

export function applyPatch(config: RunConfig, patch: ConfigPatch, catalog: Catalog): RunConfig {
  const patched = { ...config, ...patch };
  for (const { key } of catalog.sections) patched[key] = { ...config[key], ...patch[key] };
  return patched;
}

export function withOption(
  config: RunConfig,
  group: GroupKey,
  name: string,
  value: number,
): RunConfig {
  const chosen = config[group];
  return { ...config, [group]: { ...chosen, options: { ...chosen.options, [name]: value } } };
}

/** An option's default as it stands in OptionValues. */
export function defaultValue(spec: OptionSpec): number | string {
  if (spec.kind === 'list') return '';
  return spec.kind === 'choice' ? (spec.choices[spec.default] ?? '') : spec.default;
}

export function defaultOptions(specs: OptionSpec[]): OptionValues {
  return Object.fromEntries(specs.map((spec) => [spec.name, defaultValue(spec)]));
}

export function entryNamed(entries: CatalogEntry[], name: string): CatalogEntry | undefined {
  return entries.find((entry) => entry.name === name);
}

/** What there is to choose from in a group. */
export function entriesOf(catalog: Catalog, group: GroupKey): CatalogEntry[] {
  return catalog.groups.find(({ key }) => key === group)?.entries ?? [];
}

/** The options of a section. */
export function optionsOf(catalog: Catalog, section: SectionKey): OptionSpec[] {
  return catalog.sections.find(({ key }) => key === section)?.options ?? [];
}

/** The entry of that name with every option at its default. */
export function namedDefaults(catalog: Catalog, group: GroupKey, name: string): NamedOptions {
  return {
    name,
    options: defaultOptions(entryNamed(entriesOf(catalog, group), name)?.options ?? []),
  };
}

/** Equal as JSON, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  );
}

/** Fills every layer option left out, so that two ways of writing one model compare equal. */
export function completeModel(model: ModelSpec, catalog: Catalog): ModelSpec {
  return {
    input: model.input,
    layers: model.layers.map((layer) => ({
      ...layer,
      options: {
        ...defaultOptions(entryNamed(catalog.layers, layer.type)?.options ?? []),
        ...layer.options,
      },
    })),
  };
}

/** The same layers, whether or not their defaults are written out. */
export function sameModel(a: ModelSpec, b: ModelSpec, catalog: Catalog): boolean {
  return sameJson(completeModel(a, catalog), completeModel(b, catalog));
}

/** The preset that this model is, or undefined for a model of the learner's own. */
export function presetOf(model: ModelSpec, catalog: Catalog): ModelPreset | undefined {
  return catalog.models.find((preset) => sameModel(preset.model, model, catalog));
}
