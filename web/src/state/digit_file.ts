// The file that holds a learner's own digits: written, checked to the last number, and merged.
// Pure: what is wrong is thrown with the place and the reason, and nothing is changed.
import type { Drawing, OwnDigit, Stroke } from '../engine/api';
import { MOST_DIGITS_BYTES } from './file_size';

const FORMAT = 'inkgrad-digits';
const VERSION = 1;

/** More than anyone draws. The engine takes more points than that, so that it refuses nothing kept here. */
export const MOST_STROKES = 64;
export const MOST_POINTS = 16384;
/** What exceeds these is damage or mischief. */
const LIMITS = { bytes: MOST_DIGITS_BYTES, digits: 20000, id: 64 };
/** Strokes may leave the pad by as much as it is wide. */
const REACH = { low: -1, high: 2 };
const PEN = { low: 0.005, high: 0.5 };

export function writeDigits(digits: readonly OwnDigit[]): string {
  const lines = digits.map((digit) => `  ${JSON.stringify(digit)}`).join(',\n');
  return `{"format":"${FORMAT}","version":${VERSION},"digits":[\n${lines}\n]}\n`;
}

export function readDigits(text: string): OwnDigit[] {
  if (text.length > LIMITS.bytes) throw new Error('the file is too large to be a file of digits');
  const file = object(parsed(text), 'the file');
  if (file['format'] !== FORMAT) {
    throw new Error(`"format" is ${shown(file['format'])}, expected "${FORMAT}"`);
  }
  if (file['version'] !== VERSION) {
    throw new Error(`"version" is ${shown(file['version'])}; this page reads version ${VERSION}`);
  }
  return list(file['digits'], 'digits', LIMITS.digits).map((one, place) =>
    checkedDigit(one, `digits[${place}]`),
  );
}

/** Adds what is new; a digit with a known id is the same digit. */
export function mergeDigits(
  digits: readonly OwnDigit[],
  incoming: readonly OwnDigit[],
): { digits: OwnDigit[]; added: number; known: number } {
  const byId = new Map(digits.map((digit) => [digit.id, digit]));
  for (const digit of incoming) if (!byId.has(digit.id)) byId.set(digit.id, digit);
  const added = byId.size - digits.length;
  return { digits: [...byId.values()], added, known: incoming.length - added };
}

export function withoutDigits(
  digits: readonly OwnDigit[],
  gone: readonly OwnDigit[],
): { digits: OwnDigit[] } {
  const ids = new Set(gone.map(({ id }) => id));
  return { digits: digits.filter(({ id }) => !ids.has(id)) };
}

/** The same drawing with the same label is the same digit, wherever it was kept. */
export function ownDigit(label: number, drawing: Drawing): OwnDigit {
  const { strokes, penWidth } = drawing;
  return { id: contentId(JSON.stringify([label, penWidth, strokes])), label, strokes, penWidth };
}

export function checkedDigit(value: unknown, where: string): OwnDigit {
  const digit = object(value, where);
  const { id, label } = digit;
  if (typeof id !== 'string' || id === '' || id.length > LIMITS.id) {
    throw new Error(`${where}.id is ${shown(id)}, expected a short text`);
  }
  if (typeof label !== 'number' || !Number.isInteger(label) || label < 0 || label > 9) {
    throw new Error(`${where}.label is ${shown(label)}, expected 0 to 9`);
  }
  const penWidth = number(digit['penWidth'], `${where}.penWidth`, PEN.low, PEN.high);
  const strokes = list(digit['strokes'], `${where}.strokes`, MOST_STROKES).map((one, place) =>
    checkedStroke(one, `${where}.strokes[${place}]`),
  );
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (points === 0) throw new Error(`${where} has no ink`);
  if (points > MOST_POINTS) {
    throw new Error(`${where} has ${points} points, at most ${MOST_POINTS}`);
  }
  return { id, label, strokes, penWidth };
}

function checkedStroke(value: unknown, where: string): Stroke {
  return list(value, where, MOST_POINTS).map((point, place) => {
    const at = `${where}[${place}]`;
    const [x, y, pressure] = list(point, at, 3);
    return [
      number(x, `${at} x`, REACH.low, REACH.high),
      number(y, `${at} y`, REACH.low, REACH.high),
      number(pressure, `${at} pressure`, 0, 1),
    ];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`not a JSON file (${reason})`, { cause: error });
  }
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new Error(`${where} is ${shown(value)}, expected an object`);
}

function list(value: unknown, where: string, most: number): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${where} is ${shown(value)}, expected a list`);
  if (value.length > most) throw new Error(`${where} has ${value.length} items, at most ${most}`);
  return value;
}

function number(value: unknown, where: string, low: number, high: number): number {
  if (typeof value === 'number' && value >= low && value <= high) return value;
  throw new Error(`${where} is ${shown(value)}, expected ${low} to ${high}`);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** 64 bits of FNV-1a as two halves with different starts, in hexadecimal. */
function contentId(text: string): string {
  const half = (start: number): string => {
    let hash = start;
    for (let place = 0; place < text.length; place++) {
      hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x9747b28c);
}
