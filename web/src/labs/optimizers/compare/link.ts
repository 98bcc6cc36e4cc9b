// The comparison's part of the lab's address:
//   cmp=optimizer.learning_rate&cv=0.01,0.1&cto=300&cbase=model%3Dcnn
// Pure.
import type { Against } from '../../../run/cards/axis';
import { againstNamed } from '../../../run/cards/axis';
import { readOption, writeOption } from '../../../state/option_text';
import { FEWEST, MOST, type Difference, type Value } from './differences';

/** What a link says of a comparison; what it leaves out is ''. */
export interface CompareLink {
  /** One of base.ts's names for a base, a run as a link has it, or '' for the base that is there. */
  base: string;
  key: string;
  values: string;
  until: string;
  against: string;
}

export const NO_LINK: CompareLink = { base: '', key: '', values: '', until: '', against: '' };
const KEYS = { cbase: 'base', cmp: 'key', cv: 'values', cto: 'until', cax: 'against' } as const;

/** The lab's own part of the address, and what it says of a comparison. */
export function splitLink(hash: string): { rest: string; link: CompareLink } {
  const at = hash.indexOf('/');
  if (at < 0) return { rest: hash, link: NO_LINK };
  const link = { ...NO_LINK };
  const rest = hash
    .slice(at + 1)
    .split('&')
    .filter((part) => {
      const [name = '', value = ''] = part.split(/=(.*)/s);
      if (!Object.hasOwn(KEYS, name)) return true;
      link[KEYS[name as keyof typeof KEYS]] = value;
      return false;
    });
  return { rest: `${hash.slice(0, at + 1)}${rest.join('&')}`, link };
}

export function joinLink(hash: string, link: CompareLink): string {
  const parts = Object.entries(KEYS).flatMap(([name, key]) =>
    link[key] === '' ? [] : [`${name}=${link[key]}`],
  );
  if (parts.length === 0) return hash;
  const between = hash.endsWith('/') ? '' : '&';
  return `${hash}${between}${parts.join('&')}`;
}

/** What is usual is left out. */
export function writeLink(chosen: {
  base: string;
  key: string;
  values: readonly Value[];
  until: number;
  against: Against;
}): CompareLink {
  const { base, key, values, until, against } = chosen;
  return {
    ...{ base, key, values: writeValues(values), until: String(until) },
    against: against === 'steps' ? '' : against,
  };
}

export function writeValues(values: readonly Value[]): string {
  return values.map(writeOption).join(',');
}

/** Null where nothing usable is said; `problems` names what was not understood. */
export function readValues(text: string, { spec }: Difference, problems: string[]): Value[] | null {
  if (text === '') return null;
  const texts = text.split(',');
  if (texts.length < FEWEST || texts.length > MOST) {
    const got = String(texts.length);
    problems.push(`cv: expected ${String(FEWEST)} to ${String(MOST)} values, got ${got}`);
    return null;
  }
  const values = texts.flatMap((one) => {
    const read = readOption(spec, one);
    if ('value' in read) return [read.value];
    problems.push(read.problem);
    return [];
  });
  return values.length >= FEWEST ? values : null;
}

export function readAgainst(text: string): Against {
  return againstNamed(text);
}
