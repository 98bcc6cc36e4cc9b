// Numbers as people type them. 12,000 is twelve thousand, as the page itself writes it, and 0,5 is a
// half; what may be either is not guessed.

const POWER = '(?:e[-+]?\\d+)?';
/** 12,000 and 1,234,567.8, but not 0,500. */
const GROUPED = new RegExp(`^[-+]?[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d*)?${POWER}$`, 'i');
/** 0,5 and 3,2e-4 */
const DECIMAL_COMMA = new RegExp(`^[-+]?\\d*,\\d+${POWER}$`, 'i');
/** 12.000, which is twelve thousand to many where only whole numbers can be meant. */
const GROUPED_BY_POINTS = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/;
/** 12 000, 12'000 and 12_000 are clear. */
const GAP = /(?<=\d)[\s_'’](?=\d{3}(?!\d))/g;

/** What to say of a text that may be either of two numbers. */
export function unclear(text: string, one: number, other: number): string {
  return `"${text}" may be ${String(one)} or ${String(other)}: type one of these`;
}

/** Every number that the text may mean: none when it is no number, several when it is not clear. */
export function meanings(text: string, whole: boolean): number[] {
  const plain = text.trim().replace(GAP, '');
  const found = new Set<number>();
  const add = (digits: string): void => {
    const number = digits === '' ? NaN : Number(digits);
    if (Number.isFinite(number)) found.add(number);
  };
  add(plain);
  if (GROUPED.test(plain)) add(plain.replaceAll(',', ''));
  if (!whole && DECIMAL_COMMA.test(plain)) add(plain.replace(',', '.'));
  if (whole && GROUPED_BY_POINTS.test(plain)) add(plain.replaceAll('.', ''));
  return [...found];
}
