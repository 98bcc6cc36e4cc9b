// How the set-up talks: one line per step, a running clock for the long ones, and failures that say
// what is missing and how to get it.

const live = process.stdout.isTTY;

/** A failure a person can act on: what went wrong, and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} problem
   * @param {string} remedy
   */
  constructor(problem, remedy) {
    super(problem);
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  const total = milliseconds / 1000;
  return total < 60
    ? `${total.toFixed(1)} s`
    : `${String(Math.floor(total / 60))} min ${String(Math.round(total % 60))} s`;
}

/**
 * Runs a long piece of work under a title. On a terminal the line is redrawn with the time and the
 * latest detail; elsewhere a line is printed every 15 seconds, so that a log shows life too.
 *
 * @template T
 * @param {string} title
 * @param {(detail: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  let detail = '';
  const line = () => `  ${title} … ${seconds(Date.now() - started)}${detail && `  ${detail}`}`;
  const redraw = () => {
    process.stdout.write(`\r\x1b[2K${line().slice(0, (process.stdout.columns || 80) - 1)}`);
  };
  if (!live) say(`  ${title} …`);
  const timer = setInterval(live ? redraw : () => say(line()), live ? 200 : 15_000);
  try {
    const result = await work((text) => {
      detail = text;
    });
    clearInterval(timer);
    if (live) process.stdout.write('\r\x1b[2K');
    say(`  ${title}: done in ${seconds(Date.now() - started)}`);
    return result;
  } catch (error) {
    clearInterval(timer);
    if (live) process.stdout.write('\r\x1b[2K');
    say(`  ${title}: failed after ${seconds(Date.now() - started)}`);
    throw error;
  }
}

/**
 * Runs a script's main function. A SetupError is printed as a problem and a remedy, anything else
 * with its stack; both end with exit code 1.
 *
 * @param {() => Promise<void> | void} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (error instanceof SetupError) {
      process.stderr.write(`\n${error.message}\n${error.remedy}\n`);
    } else {
      process.stderr.write(
        `\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
    process.exitCode = 1;
  }
}
