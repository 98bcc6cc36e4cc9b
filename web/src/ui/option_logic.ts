// From an OptionSpec to what a control needs: slider positions, rounding, reading typed text. Pure.
import type { OptionSpec } from '../engine/api';
import { meanings, unclear } from './typed_number';

/** Slider positions run from 0 to STOPS. */
export const STOPS = 200;

export function toPosition(spec: OptionSpec, value: number): number {
  const low = bend(spec, spec.min);
  const span = bend(spec, spec.max) - low;
  const share = span > 0 ? (bend(spec, clamp(spec, value)) - low) / span : 0;
  return Math.round(share * STOPS);
}

/** A round number near the position: two significant digits, whole where it must be. */
export function fromPosition(spec: OptionSpec, position: number): number {
  if (position <= 0) return spec.min;
  if (position >= STOPS) return spec.max;
  const low = bend(spec, spec.min);
  const span = bend(spec, spec.max) - low;
  return settled(spec, unbend(spec, low + (span * position) / STOPS));
}

/** The round number that is allowed and nearest: where a hand has dragged it about there. */
export function settled(spec: OptionSpec, exact: number): number {
  const round = rounded(spec, clamp(spec, exact));
  return clamp(spec, spec.kind === 'integer' ? Math.round(round) : round);
}

/** The next value up or down, as arrow keys and the steppers take it. */
export function nudged(spec: OptionSpec, value: number, direction: 1 | -1): number {
  if (spec.kind === 'integer' && spec.scale === 'linear') return clamp(spec, value + direction);
  for (let position = toPosition(spec, value) + direction; ; position += direction) {
    const next = fromPosition(spec, position);
    if (position <= 0 || position >= STOPS || (next - value) * direction > 0) return next;
  }
}

export type Typed = { value: number; note: string } | { problem: string };

/** What was typed, pulled into the range (with a note) or refused (with a reason). */
export function readTyped(spec: OptionSpec, text: string): Typed {
  const typed = text.trim();
  const [number, other] = meanings(typed, spec.kind === 'integer');
  if (number === undefined)
    return { problem: `${spec.label}: expected ${wantedText(spec)}, got "${typed}"` };
  if (other !== undefined) {
    return { problem: unclear(typed, other, number) };
  }
  const whole = spec.kind === 'integer' ? Math.round(number) : number;
  const value = clamp(spec, whole);
  if (value === number) return { value, note: '' };
  const kind = spec.kind === 'integer' ? 'whole numbers from' : 'from';
  const now = `${typed} became ${showNumber(value)}`;
  return { value, note: `${spec.label}: ${kind} ${rangeText(spec)}, so ${now}` };
}

function wantedText(spec: OptionSpec): string {
  return `a ${spec.kind === 'integer' ? 'whole number' : 'number'} from ${rangeText(spec)}`;
}

export type TypedList = { value: string; note: string } | { problem: string };

/** Several numbers with commas between them, each pulled into the range; nothing is the empty list. */
export function readTypedList(spec: OptionSpec, text: string): TypedList {
  const items = text.trim() === '' ? [] : text.split(',');
  if (items.length > spec.longest) {
    return { problem: `at most ${String(spec.longest)} numbers, not ${String(items.length)}` };
  }
  const numbers: string[] = [];
  let note = '';
  for (const item of items) {
    const typed = readTyped(spec, item);
    if ('problem' in typed) return { problem: typed.problem };
    numbers.push(String(typed.value));
    note ||= typed.note;
  }
  return { value: numbers.join(', '), note };
}

export function rangeText(spec: OptionSpec): string {
  return `${showNumber(spec.min)} to ${showNumber(spec.max)}`;
}

/** Exact and short: 0.003, 64, 1e-6. */
export function showNumber(value: number): string {
  return Math.abs(value) < 1e-3 && value !== 0 ? trimmedPower(value) : String(value);
}

function trimmedPower(value: number): string {
  const plain = String(value);
  if (plain.length <= 7) return plain;
  return value.toExponential().replace('e+', 'e');
}

function clamp(spec: OptionSpec, value: number): number {
  return Math.min(spec.max, Math.max(spec.min, value));
}

/** Logarithmic from `min` where it can be; a range that holds 0 bends like log(1 + x). */
function bend(spec: OptionSpec, value: number): number {
  if (spec.scale !== 'log') return value;
  return spec.min > 0 ? Math.log(value) : Math.log1p(value - spec.min);
}

function unbend(spec: OptionSpec, bent: number): number {
  if (spec.scale !== 'log') return bent;
  return spec.min > 0 ? Math.exp(bent) : Math.expm1(bent) + spec.min;
}

function rounded(spec: OptionSpec, value: number): number {
  if (spec.scale === 'log') return Number(value.toPrecision(2));
  const step = 10 ** Math.floor(Math.log10((spec.max - spec.min) / 100));
  const steps = Math.round(value / step);
  // Dividing by a power of ten keeps 0.29 from becoming 0.29000000000000004.
  return step >= 1 ? steps * step : steps / Math.round(1 / step);
}
