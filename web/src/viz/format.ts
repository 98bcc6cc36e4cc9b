// How numbers are written: one way for each kind, everywhere.

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const minus = '−';

/** 12345 → 12,345 */
export function count(value: number): string {
  return Number.isFinite(value)
    ? grouped.format(Math.round(value)).replace('-', minus)
    : notFinite(value);
}

/** 1234567 → 1.23 M, 45200 → 45.2 k: for totals whose last digits say nothing. */
export function shortCount(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const size = Math.abs(value);
  if (size >= 999.5e6) return `${digits(value / 1e9, 3)} G`;
  if (size >= 999_500) return `${digits(value / 1e6, 3)} M`;
  if (size >= 9_999.5) return `${digits(value / 1e3, 3)} k`;
  return count(value);
}

/** 0.9731 → 97.3 %, with a digit more where only that tells the last ones apart. */
export function percent(share: number, places = 1): string {
  if (!Number.isFinite(share)) return notFinite(share);
  return `${fixed(share * 100, places)} %`;
}

/** Three (or so) digits that matter: 0.09432 → 0.0943, 0.0000123 → 1.23×10⁻⁵. */
export function digits(value: number, places = 3): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e5) return scientific(value, places);
  // Rounded first: 0.9996 has one digit before the point.
  const before = Math.floor(Math.log10(Number(size.toPrecision(places)))) + 1;
  return fixed(value, Math.max(0, places - before));
}

/** 0.000123 → 1.23×10⁻⁴ */
export function scientific(value: number, places = 3): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(0, places - 1)).split('e');
  return `${mantissa.replace('-', minus)}×${powerOfTen(Number(exponent))}`;
}

/** -3 → 10⁻³ */
export function powerOfTen(exponent: number): string {
  const raised = String(Math.abs(exponent)).replace(/\d/g, (at) => superscripts[Number(at)] ?? '');
  return `10${exponent < 0 ? '⁻' : ''}${raised}`;
}

/** A round number as short as it goes: 0.5 → 0.5, 20000 → 20,000, 0.00001 → 10⁻⁵. */
export function tick(value: number): string {
  if (value === 0) return '0';
  const exponent = Math.log10(Math.abs(value));
  if (exponent < -3 || exponent >= 6) {
    if (Math.abs(exponent - Math.round(exponent)) < 1e-9) {
      return (value < 0 ? minus : '') + powerOfTen(Math.round(exponent));
    }
    return scientific(value, 1);
  }
  if (Math.abs(value) >= 1000) return count(value);
  return String(Number(value.toPrecision(4))).replace('-', minus);
}

/** What a colour scale leaves out: "3 beyond, up to 5.25"; '' where it holds everything. */
export function beyondText({
  beyond,
  largest,
}: {
  readonly beyond: number;
  readonly largest: number;
}): string {
  return beyond === 0 ? '' : `${count(beyond)} beyond, up to ${digits(largest)}`;
}

/** Always signed, for weights and activations: +0.31, −1.20, 0 */
export function signed(value: number, places = 3): string {
  const text = digits(value, places);
  return value > 0 ? `+${text}` : text;
}

/** Signed, with the same number of decimals whatever the size: for columns. +11.5, −0.7 */
export function signedFixed(value: number, places: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const text = fixed(value, places);
  return value > 0 ? `+${text}` : text;
}

/** [8, 28, 28] → 28×28×8 as people say it (height × width × channels); [128] → 128 */
export function shape(dimensions: readonly number[]): string {
  const [first, ...rest] = dimensions;
  if (first === undefined) return '';
  return [...rest, first].join('×');
}

/** Words of names that are written in their own way. */
const spellings: Record<string, string> = {
  relu: 'ReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  silu: 'SiLU',
  prelu: 'PReLU',
  he: 'He',
  xavier: 'Xavier',
  lecun: 'LeCun',
};

/** The name of a choice as people write it: leaky_relu → leaky ReLU, he_normal → He normal. */
export function choiceLabel(name: string): string {
  return name
    .split('_')
    .map((word) => spellings[word] ?? word)
    .join(' ');
}

function fixed(value: number, places: number): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', minus);
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinity' : `${minus}infinity`;
}
