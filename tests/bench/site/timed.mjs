// Times steps of unknown cost: in ever larger pieces, so that neither a coarse clock nor the asking for
// the time weighs on the quick ones.

/**
 * Runs for about `ms` and says what one step took.
 *
 * @param {(count: number) => unknown} run does so many steps; may be asynchronous
 * @param {number} ms
 * @param {() => number} now milliseconds
 */
export async function timed(run, ms, now) {
  let piece = 1;
  let steps = 0;
  let spent = 0;
  while (spent < ms) {
    const start = now();
    const pending = run(piece);
    if (pending instanceof Promise) await pending;
    const took = now() - start;
    spent += took;
    steps += piece;
    // Pieces of a tenth of the whole at most.
    if (took < ms / 20) piece *= 2;
  }
  return spent / steps;
}
