// One option's value as text and back, checked against its specification.
import type { OptionSpec } from '../engine/api';

export type ReadOption = { value: number | string } | { problem: string };

const TRUE = ['1', 'true', 'on', 'yes'];
const FALSE = ['0', 'false', 'off', 'no'];

/** The shortest text that gives exactly the same number again. */
export function writeOption(value: number | string): string {
  return typeof value === 'number' ? String(value) : encodeURIComponent(value);
}

export function readOption(spec: OptionSpec, raw: string): ReadOption {
  const text = decodeURIComponentOr(raw).trim();
  if (spec.kind === 'choice') {
    if (spec.choices.includes(text)) return { value: text };
    return { problem: `${spec.name}: expected one of ${spec.choices.join(', ')}, got "${text}"` };
  }
  if (spec.kind === 'boolean') {
    if (TRUE.includes(text)) return { value: 1 };
    if (FALSE.includes(text)) return { value: 0 };
    return { problem: `${spec.name}: expected 0 or 1, got "${text}"` };
  }
  return spec.kind === 'list' ? readList(spec, text) : readNumber(spec, text);
}

/** "2,0.5, 1" becomes "2, 0.5, 1". */
function readList(spec: OptionSpec, text: string): ReadOption {
  const items = text === '' ? [] : text.split(',').map((item) => readNumber(spec, item.trim()));
  const problem = items.find((item) => 'problem' in item);
  if (problem) return problem;
  if (items.length > spec.longest) {
    const most = String(spec.longest);
    return { problem: `${spec.name}: expected at most ${most} numbers, got ${items.length}` };
  }
  return { value: items.map((item) => ('value' in item ? String(item.value) : '')).join(', ') };
}

function readNumber(spec: OptionSpec, text: string): ReadOption {
  const range = `${writeOption(spec.min)}..${writeOption(spec.max)}`;
  const whole = spec.kind === 'integer';
  const value = text === '' ? NaN : Number(text);
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) {
    const wanted = whole ? 'a whole number' : 'a number';
    return { problem: `${spec.name}: expected ${wanted} ${range}, got "${text}"` };
  }
  if (value < spec.min || value > spec.max) {
    return { problem: `${spec.name}: expected ${range}, got ${text}` };
  }
  return { value };
}

/** As it stands, where it is no escaped text. */
export function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
