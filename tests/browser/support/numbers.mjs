// Numbers as the page writes them, read back: −1.20, 12,345 and 1.2×10⁻³.

/** The text with every number as JavaScript has it. @param {string} text */
function plainNumbers(text) {
  const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return text
    .replace(
      /×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
      (_, power) =>
        `e${[...power].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('')}`,
    )
    .replace(/−/g, '-');
}

/** The number after the first colon. @param {string} text */
export function numberIn(text) {
  return Number(/: ([+-]?\d+(?:\.\d+)?(?:e-?\d+)?)/.exec(plainNumbers(text))?.[1] ?? NaN);
}

/** All numbers, in order. @param {string} text */
export function numbersIn(text) {
  return (plainNumbers(text).match(/[+-]?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number);
}
