// Medians with their spread, and ratios of them. Pure.

/** @typedef {{ median: number, min: number, max: number, rounds: number[] }} Summary */

/**
 * The middle one, or the mean of the two in the middle.
 *
 * @param {readonly number[]} values
 */
export function median(values) {
  if (values.length === 0) throw new RangeError('the median of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/**
 * The smallest value that so large a share of all does not exceed.
 *
 * @param {readonly number[]} values
 * @param {number} share 0..1
 */
export function quantile(values, share) {
  if (values.length === 0) throw new RangeError('the quantile of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/**
 * @param {readonly number[]} rounds
 * @returns {Summary}
 */
export function summaryOf(rounds) {
  return {
    median: median(rounds),
    min: Math.min(...rounds),
    max: Math.max(...rounds),
    rounds: [...rounds],
  };
}

/**
 * How far the rounds lie apart, as a share of their median.
 *
 * @param {Summary} summary
 */
export function spreadOf({ median: middle, min, max }) {
  return (max - min) / middle;
}

/**
 * How many times as good `ours` is as `theirs`, by medians: above 1 is better, whichever way better is.
 *
 * @param {Summary} ours
 * @param {Summary} theirs
 * @param {'more' | 'less'} better
 */
export function advantage(ours, theirs, better) {
  return better === 'more' ? ours.median / theirs.median : theirs.median / ours.median;
}
