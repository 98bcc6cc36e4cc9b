// A whole run configuration in the URL hash, readable, and only what differs from the defaults:
//   #digits/model=mlp&optimizer=adam&learning_rate=0.003&seed=7
// Pure functions without a DOM: the headless runner takes the same links. Options of sections
// (training, data) and groups (optimizer, loss) go by their own name; one that two of these share is
// written "group.name".
import type {
  Catalog,
  GroupKey,
  NamedOptions,
  OptionSpec,
  OptionValues,
  RunConfig,
  SectionKey,
} from '../engine/api';
import {
  defaultValue,
  entriesOf,
  entryNamed,
  namedDefaults,
  optionsOf,
  presetOf,
  sameModel,
} from './config';
import { readModel, writeModel } from './model_text';
import { decodeURIComponentOr, readOption, writeOption } from './option_text';

export interface DecodedHash {
  /** The lab named before the slash, or '' for none. */
  lab: string;
  config: RunConfig;
  /** One sentence for each part that was not understood; that part keeps its default. */
  problems: string[];
}

type Part = GroupKey | SectionKey;

/** The seed has no place in the catalog: it belongs to the run itself. */
export const seedSpec: OptionSpec = {
  name: 'seed',
  label: 'Seed',
  help: 'Fixes the first weights and the order of the digits. The same seed gives the same run, to the last digit.',
  unit: '',
  kind: 'integer',
  default: 0,
  min: 0,
  max: 4294967295,
  scale: 'linear',
  choices: [],
  longest: 0,
};

export function encodeHash(config: RunConfig, catalog: Catalog, lab = 'digits'): string {
  const parts: string[] = [];
  const base = baseFor(config, catalog);
  if (!sameModel(config.model, catalog.defaults.model, catalog)) {
    const preset = presetOf(config.model, catalog);
    parts.push(`model=${preset?.name ?? writeModel(config.model, catalog)}`);
  }
  for (const { key: group } of catalog.groups) {
    const chosen = config[group];
    const usual = namedBase(group, chosen.name, base, catalog);
    if (chosen.name !== base[group].name) parts.push(`${group}=${encodeURIComponent(chosen.name)}`);
    parts.push(...differing(group, chosen.options, usual.options, catalog, chosen.name));
  }
  for (const { key } of catalog.sections) {
    parts.push(...differing(key, config[key], base[key], catalog));
  }
  if (config.seed !== base.seed) parts.push(`seed=${config.seed}`);
  return `#${lab}/${parts.join('&')}`;
}

/** Takes a hash with or without '#', or a whole link. */
export function decodeHash(link: string, catalog: Catalog): DecodedHash {
  const text = link.slice(link.indexOf('#') + 1);
  const slash = text.search(/[/=&]/);
  const lab = text[slash] === '/' ? text.slice(0, slash) : slash < 0 ? text : '';
  const pairs = pairsOf(text[slash] === '/' ? text.slice(slash + 1) : slash < 0 ? '' : text);
  const problems: string[] = [];
  const config = withModelAndNames(pairs, catalog, problems);
  for (const [key, value] of pairs) {
    const found = lookUp(key, config, catalog);
    if (!found) {
      problems.push(`${key}: this link's setting is not known here`);
      continue;
    }
    const read = readOption(found.spec, value);
    if ('problem' in read) problems.push(read.problem);
    else found.set(read.value);
  }
  return { lab, config, problems };
}

/** Keys and values as they stand in a link. */
export function pairsOf(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    if (equals < 0) pairs.set(part, '');
    else pairs.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return pairs;
}

/** The defaults that hold beside this model: a preset brings its own optimizer and schedule. */
function baseFor(config: RunConfig, catalog: Catalog): RunConfig {
  const { defaults } = catalog;
  if (sameModel(config.model, defaults.model, catalog)) return defaults;
  const preset = presetOf(config.model, catalog);
  if (!preset) return defaults;
  return { ...defaults, optimizer: preset.optimizer, schedule: preset.schedule };
}

function namedBase(group: GroupKey, name: string, base: RunConfig, catalog: Catalog): NamedOptions {
  const full = namedDefaults(catalog, group, name);
  if (name !== base[group].name) return full;
  return { name, options: { ...full.options, ...base[group].options } };
}

/** Model, loss and optimizer first: they decide which other keys there can be. Takes them off `pairs`. */
function withModelAndNames(
  pairs: Map<string, string>,
  catalog: Catalog,
  problems: string[],
): RunConfig {
  const config: RunConfig = structuredClone(catalog.defaults);
  const model = pairs.get('model');
  if (model !== undefined) {
    const preset = catalog.models.find((one) => one.name === model);
    config.model = preset?.model ?? readModel(model, catalog, problems) ?? config.model;
    if (preset) {
      config.optimizer = preset.optimizer;
      config.schedule = preset.schedule;
    }
  }
  for (const { key: group, entries } of catalog.groups) {
    const name = decodeURIComponentOr(pairs.get(group) ?? config[group].name);
    if (!entryNamed(entries, name)) {
      const known = entries.map((entry) => entry.name).join(', ');
      problems.push(`${group}: "${name}" is not known here; known: ${known}`);
    } else {
      config[group] = namedBase(group, name, config, catalog);
    }
  }
  for (const key of ['model', ...catalog.groups.map((group) => group.key)]) pairs.delete(key);
  return structuredClone(config);
}

function isSection(part: Part, catalog: Catalog): part is SectionKey {
  return catalog.sections.some(({ key }) => key === part);
}

function specsOf(part: Part, catalog: Catalog, name: string): OptionSpec[] {
  if (isSection(part, catalog)) return optionsOf(catalog, part);
  return entryNamed(entriesOf(catalog, part), name)?.options ?? [];
}

function partsWith(option: string, catalog: Catalog): Part[] {
  const has = (specs: OptionSpec[]) => specs.some((spec) => spec.name === option);
  return [
    ...catalog.groups.filter(({ entries }) => entries.some((entry) => has(entry.options))),
    ...catalog.sections.filter(({ options }) => has(options)),
  ].map(({ key }) => key);
}

function keyOf(part: Part, option: string, catalog: Catalog): string {
  const taken = ['model', 'seed', ...catalog.groups.map(({ key }) => key)].includes(option);
  return taken || partsWith(option, catalog).length > 1 ? `${part}.${option}` : option;
}

function differing(
  part: Part,
  options: OptionValues,
  usual: OptionValues,
  catalog: Catalog,
  name = '',
): string[] {
  const parts: string[] = [];
  for (const spec of specsOf(part, catalog, name)) {
    const value = options[spec.name] ?? defaultValue(spec);
    if (value === (usual[spec.name] ?? defaultValue(spec))) continue;
    parts.push(`${keyOf(part, spec.name, catalog)}=${writeOption(value)}`);
  }
  return parts;
}

interface Setting {
  spec: OptionSpec;
  set: (value: number | string) => void;
}

function lookUp(key: string, config: RunConfig, catalog: Catalog): Setting | undefined {
  if (key === 'seed') return { spec: seedSpec, set: (value) => (config.seed = Number(value)) };
  const [group, option] = /^([a-z_]+)\.(.+)$/.exec(key)?.slice(1) ?? ['', key];
  for (const { key: one } of [...catalog.groups, ...catalog.sections]) {
    if (group !== '' && group !== one) continue;
    const [name, values] = isSection(one, catalog)
      ? ['', config[one]]
      : [config[one].name, config[one].options];
    const spec = specsOf(one, catalog, name).find((each) => each.name === option);
    if (spec) return { spec, set: (value) => (values[spec.name] = value) };
  }
  return undefined;
}
