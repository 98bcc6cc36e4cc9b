// The settings as the text behind "#convolution/", and back: only what differs from the usual.
import { readInk, writeInk } from './input/ink_text';
import { patternNamed } from './input/patterns';
import { presetWeights } from './kernel/presets';
import {
  MOST_FILTERS,
  MOST_PADDING,
  SIZES,
  channelsOf,
  defaults,
  type Filter,
  type Settings,
} from './settings';

type NumberKey =
  'size' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'poolKernel' | 'poolStride';

/** Name in the link, and what it may be: wider than what fits, since the core explains what does not. */
const NUMBERS: readonly (readonly [key: NumberKey, name: string, least: number, most: number])[] = [
  ['size', 'size', SIZES.least, SIZES.most],
  ['kernel', 'kernel', 1, 11],
  ['stride', 'stride', 1, 8],
  ['padding', 'padding', 0, MOST_PADDING],
  ['dilation', 'dilation', 1, 8],
  ['poolKernel', 'pool', 1, 8],
  ['poolStride', 'pool_stride', 1, 8],
];

export function writeSettings(settings: Settings): string {
  const parts: string[] = [];
  const put = (name: string, value: string, usual: string): void => {
    if (value !== usual) parts.push(`${name}=${value}`);
  };
  put('picture', settings.picture, defaults.picture);
  for (const [key, name] of NUMBERS) put(name, String(settings[key]), String(defaults[key]));
  put('filters', filtersText(settings), filtersText(defaults));
  put('filter', String(settings.filter), '0');
  put('at', settings.cell ? pairText(settings.cell) : '', '');
  put('upstream', settings.upstream, defaults.upstream);
  put('layer', encodeURIComponent(settings.layer), '');
  put('map', String(settings.map), '0');
  put('shift', pairText(settings.shift), '0,0');
  put('ink', writeInk(settings.ink), writeInk(defaults.ink));
  return parts.join('&');
}

export interface ReadSettings {
  settings: Settings;
  /** A sentence for each part that was not understood; that part keeps its usual value. */
  problems: string[];
}

export function readSettings(text: string): ReadSettings {
  const problems: string[] = [];
  const draft: { -readonly [Key in keyof Settings]: Settings[Key] } = { ...defaults };
  const pairs = new Map<string, string>();
  for (const part of text.split('&').filter((one) => one !== '')) {
    const [name = '', value = ''] = part.split(/=(.*)/s);
    pairs.set(name, value);
  }
  const take = (name: string, use: (value: string) => boolean): void => {
    const value = pairs.get(name);
    pairs.delete(name);
    if (value !== undefined && !use(value)) problems.push(`${name}: "${value}" is not understood`);
  };
  take('picture', (value) => {
    const known = patternNamed(value) !== undefined || /^(drawing|digit\d{1,5})$/.test(value);
    if (known) draft.picture = value;
    return known;
  });
  for (const [key, name, least, most] of NUMBERS) {
    take(name, (value) => {
      const number = wholeNumber(value, least, most);
      if (number !== null) draft[key] = number;
      return number !== null;
    });
  }
  draft.filters = readFilters(filtersText(defaults), draft) ?? defaults.filters;
  take('filters', (value) => {
    const filters = readFilters(value, draft);
    if (filters) draft.filters = filters;
    return filters !== null;
  });
  take('filter', (value) => {
    const number = wholeNumber(value, 0, draft.filters.length - 1);
    if (number !== null) draft.filter = number;
    return number !== null;
  });
  take('at', (value) => {
    const cell = readPair(value, 0, 99);
    if (cell) draft.cell = cell;
    return cell !== null;
  });
  take('upstream', (value) => {
    const known = /^(cell|ones|none|\d{1,3}(,\d{1,3}){2}(;\d{1,3}(,\d{1,3}){2})*)$/.test(value);
    if (known) draft.upstream = value;
    return known;
  });
  take('layer', (value) => {
    try {
      draft.layer = decodeURIComponent(value);
      return true;
    } catch {
      return false;
    }
  });
  take('map', (value) => {
    const number = wholeNumber(value, 0, 999);
    if (number !== null) draft.map = number;
    return number !== null;
  });
  take('shift', (value) => {
    const shift = readPair(value, -9, 9);
    if (shift) draft.shift = shift;
    return shift !== null;
  });
  take('ink', (value) => {
    const ink = readInk(value);
    if (ink || value === '') draft.ink = ink;
    return ink !== null || value === '';
  });
  for (const name of pairs.keys()) problems.push(`${name}: this lab has no such setting`);
  return { settings: draft, problems };
}

/** Filters apart by "|": a preset by its name, own weights as numbers. */
function filtersText(settings: Settings): string {
  return settings.filters
    .map(({ preset, weights }) => (preset === 'own' ? weights.join(',') : preset))
    .join('|');
}

function readFilters(text: string, settings: Settings): Filter[] | null {
  const channels = channelsOf(settings.picture);
  const length = channels * settings.kernel * settings.kernel;
  const filters = text.split('|').map((part): Filter | null => {
    if (/^learned\d+$/.test(part))
      return { preset: part, weights: new Array<number>(length).fill(0) };
    const named = presetWeights(part, settings.kernel, channels);
    if (named) return { preset: part, weights: named };
    const weights = part.split(',').map(Number);
    return weights.length === length && weights.every(Number.isFinite)
      ? { preset: 'own', weights }
      : null;
  });
  const known = filters.filter((filter) => filter !== null);
  return known.length === filters.length && known.length <= MOST_FILTERS ? known : null;
}

function pairText({ row, column }: { row: number; column: number }): string {
  return `${String(row)},${String(column)}`;
}

function readPair(
  text: string,
  least: number,
  most: number,
): { row: number; column: number } | null {
  const parts = text.split(',').map((part) => wholeNumber(part, least, most));
  const [row = null, column = null] = parts;
  return row === null || column === null || parts.length > 2 ? null : { row, column };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^-?\d+$/.test(text) && value >= least && value <= most ? value : null;
}
