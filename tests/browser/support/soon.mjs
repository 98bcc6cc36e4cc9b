// Waiting for what the page will show in a moment.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Reads until the value pleases, and hands it over. Fails with the last value when it takes too long.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {(value: T) => boolean} pleases
 * @param {string} what
 * @param {number} [patience] milliseconds
 * @returns {Promise<T>}
 */
export async function expectSoon(read, pleases, what, patience = 10_000) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (pleases(value)) return value;
    if (Date.now() > end) {
      assert.fail(`${what}: not within ${patience} ms; last seen: ${JSON.stringify(value)}`);
    }
    await pause(50);
  }
}
