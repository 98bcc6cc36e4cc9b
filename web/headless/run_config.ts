// From the words of the command line to a run configuration. The ranges and names are those of the
// engine's catalog, so nothing is declared twice.
import type { Catalog, CatalogEntry, OptionSpec, RunConfig } from '../src/engine/api';
import { entriesOf, optionsOf } from '../src/state/config';
import type { PartialConfig } from '../src/engine/session';
import { decodeHash, seedSpec } from '../src/state/url_state';
import { pointsOf } from './points';
import { UsageError, numberIn, oneOf } from './words';

const named = <Entry extends { name: string }>(entries: readonly Entry[], name: string): Entry =>
  entries.find((entry) => entry.name === name) as Entry;

export function configOf(options: Map<string, string[]>, catalog: Catalog): PartialConfig {
  const config = digitsConfig(options, catalog);
  const points = pointsOf(options, catalog);
  if (!points) return config;
  // The engine has a network and a loss that suit them; a preset reads digits.
  if (options.has('--model')) throw new UsageError('--model: its networks read digits, not points');
  const { model, loss, ...rest } = config;
  return { ...(options.has('--link') ? { model, loss } : {}), ...rest, points };
}

function digitsConfig(options: Map<string, string[]>, catalog: Catalog): RunConfig {
  const config = startOf(options, catalog);
  const value = (name: string): string | undefined => options.get(name)?.[0];
  const model = value('--model');
  if (model !== undefined) {
    const names = catalog.models.map(({ name }) => name);
    const preset = named(catalog.models, oneOf('--model', model, names));
    config.model = preset.model;
    config.optimizer = structuredClone(preset.optimizer);
    config.schedule = structuredClone(preset.schedule);
  }
  const optimizer = value('--optimizer');
  if (optimizer !== undefined) {
    const names = entriesOf(catalog, 'optimizer').map(({ name }) => name);
    config.optimizer = { name: oneOf('--optimizer', optimizer, names), options: {} };
  }
  const entry: CatalogEntry = named(entriesOf(catalog, 'optimizer'), config.optimizer.name);
  set('--learning-rate', named(entry.options, 'learning_rate'), config.optimizer.options);
  set('--batch-size', named(optionsOf(catalog, 'training'), 'batch_size'), config.training);
  set('--count', named(optionsOf(catalog, 'data'), 'generated_count'), config.data);
  const seed = value('--seed');
  if (seed !== undefined) config.seed = inRange('--seed', seed, seedSpec);
  const source = oneOf('--data', value('--data') ?? 'generated', ['generated', 'imported']);
  if (source === 'imported') {
    if (!options.has('--import'))
      throw new UsageError('--data imported: needs --import <images> <labels>');
    config.data = { ...config.data, generated_count: 0, use_imported: 1 };
  }
  return config;

  function set(option: string, spec: OptionSpec, into: Record<string, number | string>): void {
    const text = value(option);
    if (text !== undefined) into[spec.name] = inRange(option, text, spec);
  }
}

/** The defaults, or what a page's link says. A link that is not understood whole is refused. */
function startOf(options: Map<string, string[]>, catalog: Catalog): RunConfig {
  const [link] = options.get('--link') ?? [];
  if (link === undefined) return structuredClone(catalog.defaults);
  const { config, problems } = decodeHash(link, catalog);
  if (problems.length > 0) throw new UsageError(`--link: ${problems.join('; ')}`);
  return config;
}

function inRange(option: string, text: string, spec: OptionSpec): number {
  return numberIn(option, text, { min: spec.min, max: spec.max, whole: spec.kind === 'integer' });
}
