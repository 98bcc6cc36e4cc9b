// The lab's state in the address, readable, and only what differs from its beginning:
//   #backprop/size=expression&f=(a*b%20+%20c)^2&v.a=2&cell=a&move=3
import {
  HIDDEN,
  MOST_STEPS,
  POINT_KINDS,
  START,
  UPDATE_GROUPS,
  type Setup,
  type Size,
  type UpdateGroup,
} from './setup';

const SIZES: readonly Size[] = ['expression', 'points', 'digits'];
const LAB = 'backprop';

export function encodeSetup(setup: Setup): string {
  const parts: string[] = [];
  const add = (key: string, value: string | number, usual: string | number): void => {
    if (value !== usual) parts.push(`${key}=${encoded(String(value))}`);
  };
  add('size', setup.size, START.size);
  if (setup.size === 'expression') {
    add('f', setup.source, START.source);
    for (const [name, value] of Object.entries(setup.numbers)) {
      const usual = setup.source === START.source ? START.numbers[name] : undefined;
      add(`v.${name}`, value, usual ?? 1);
    }
  }
  if (setup.size === 'points') {
    add('points', setup.points, START.points);
    add('hidden', setup.hidden, START.hidden);
    for (const group of UPDATE_GROUPS) add(group, setup[group], START[group]);
    add('seed', setup.seed, START.seed);
    add('step', setup.step, 0);
  }
  if (setup.size !== 'expression') add('example', setup.example, 0);
  add('move', setup.move, 0);
  if (setup.cell) {
    const { value, place } = setup.cell;
    parts.push(`cell=${encoded(place === 0 ? value : `${value}:${String(place)}`)}`);
  }
  return `#${LAB}/${parts.join('&')}`;
}

export interface ReadSetup {
  setup: Setup;
  /** One sentence for each part that was not understood; that part keeps its beginning. */
  problems: string[];
}

/** Null for an address that is another lab's, or that has only this lab's name. */
export function decodeSetup(hash: string): ReadSetup | null {
  const [lab, rest = ''] = hash.replace(/^#/, '').split(/\/(.*)/s);
  if (lab !== LAB || rest === '') return null;
  const setup: Setup = { ...START };
  const problems: string[] = [];
  const numbers: Record<string, number> = {};
  const pairs = rest.split('&').map((part): [string, string] => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), decoded(part.slice(at + 1))];
  });
  const whole = (key: string, text: string, low: number, high: number, usual: number): number => {
    const value = Number(text);
    if (text !== '' && Number.isInteger(value) && value >= low && value <= high) return value;
    problems.push(`${key}: expected ${String(low)}..${String(high)}, got "${text}"`);
    return usual;
  };
  for (const [key, text] of pairs) {
    if (key === '') continue;
    if (key.startsWith('v.')) {
      const value = Number(text);
      if (text !== '' && Number.isFinite(value)) numbers[key.slice(2)] = value;
      else problems.push(`${key}: expected a number, got "${text}"`);
    } else if (key === 'size') {
      if (SIZES.includes(text as Size)) setup.size = text as Size;
      else problems.push(`size: expected ${SIZES.join(', ')}, got "${text}"`);
    } else if (key === 'f') {
      setup.source = text;
    } else if (key === 'points') {
      if ((POINT_KINDS as readonly string[]).includes(text)) setup.points = text;
      else problems.push(`points: expected ${POINT_KINDS.join(', ')}, got "${text}"`);
    } else if (isUpdateGroup(key)) setup[key] = text;
    else if (key === 'hidden') setup.hidden = whole(key, text, HIDDEN.min, HIDDEN.max, 4);
    else if (key === 'seed') setup.seed = whole(key, text, 0, 4294967295, START.seed);
    else if (key === 'step') setup.step = whole(key, text, 0, MOST_STEPS, 0);
    else if (key === 'move') setup.move = whole(key, text, 0, 100_000, 0);
    else if (key === 'example') setup.example = whole(key, text, 0, 4095, 0);
    else if (key === 'cell') setup.cell = cellOf(text);
    else problems.push(`${key}: this link's setting is not known here`);
  }
  setup.numbers = setup.source === START.source ? { ...START.numbers, ...numbers } : numbers;
  return { setup, problems };
}

function isUpdateGroup(key: string): key is UpdateGroup {
  return (UPDATE_GROUPS as readonly string[]).includes(key);
}

function cellOf(text: string): Setup['cell'] {
  const [, value = text, place = '0'] = /^(.*):(\d+)$/.exec(text) ?? [];
  return value === '' ? null : { value, place: Number(place) };
}

/** Brackets, stars and slashes of formulas may stand as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%5E', '^').replaceAll('%2F', '/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
