// --points and what goes with it: points of the plane in the place of digits. Kinds, options and ranges
// are those of the engine's catalog.
import type { Catalog, RunConfig } from '../src/engine/api';
import { defaultOptions, entryNamed } from '../src/state/config';
import { readOption } from '../src/state/option_text';
import { UsageError, oneOf } from './words';

type Words = Map<string, string[]>;

/** Painted points are painted on the page: there are none here. */
const kindsOf = (catalog: Catalog): string[] =>
  catalog.points.map(({ name }) => name).filter((name) => name !== 'painted');

/** Undefined for a run on digits. */
export function pointsOf(words: Words, catalog: Catalog): RunConfig['points'] {
  const [kind] = words.get('--points') ?? [];
  if (kind === undefined) {
    for (const option of ['--point-option', '--formula']) {
      if (words.has(option)) throw new UsageError(`${option}: needs --points <kind>`);
    }
    return undefined;
  }
  for (const option of ['--import', '--eval', '--count', '--data']) {
    if (words.has(option)) throw new UsageError(`${option}: is about digits, not points`);
  }
  const name = oneOf('--points', kind, kindsOf(catalog));
  const points = { name, options: pointOptions(words, catalog, name) };
  const [formula] = words.get('--formula') ?? [];
  if ((formula !== undefined) !== (name === 'formula')) {
    throw new UsageError('--points formula, --formula: each needs the other');
  }
  return formula === undefined ? points : { ...points, formula };
}

function pointOptions(words: Words, catalog: Catalog, kind: string) {
  const specs = entryNamed(catalog.points, kind)?.options ?? [];
  const values = defaultOptions(specs);
  for (const word of words.get('--point-option') ?? []) {
    const equals = word.indexOf('=');
    const name = word.slice(0, Math.max(0, equals));
    const spec = specs.find((one) => one.name === name);
    if (!spec) {
      const known = specs.map((one) => one.name).join(', ');
      throw new UsageError(
        `--point-option: expected name=value with one of ${known}, got "${word}"`,
      );
    }
    const read = readOption(spec, word.slice(equals + 1));
    if ('problem' in read) throw new UsageError(`--point-option: ${read.problem}`);
    values[name] = read.value;
  }
  return values;
}
