// How a contender is asked, wherever it runs: a worker of the bench's page, or a process of Python.
import { openPython } from './python.mjs';

/** @typedef {import('./list.mjs').Contender} Contender */
/** @typedef {(method: string, argument?: object) => Promise<any>} Call */

export class Callers {
  /** PyTorch's version, once it has been met. */
  torch = '';
  /** @type {import('./browser.mjs').BenchBrowser} */
  #browser;
  /** @type {Map<number, import('./python.mjs').Python>} By the number of threads. */
  #pythons = new Map();

  /** @param {import('./browser.mjs').BenchBrowser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /**
   * @param {Contender} contender
   * @returns {Promise<Call>}
   */
  async callOf({ id, where, threads }) {
    if (where === 'page')
      return (method, argument = {}) => this.#browser.call(id, method, argument);
    const python = this.#pythons.get(threads) ?? (await openPython(threads));
    this.#pythons.set(threads, python);
    this.torch = python.version;
    return python.call;
  }

  /** Whoever is asked again is opened again. @param {Contender} contender */
  async end({ id, where, threads }) {
    if (where === 'page') {
      await this.#browser.end(id);
      return;
    }
    this.#pythons.get(threads)?.end();
    this.#pythons.delete(threads);
  }

  close() {
    for (const python of this.#pythons.values()) python.end();
  }
}
