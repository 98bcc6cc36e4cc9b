// The learner's own digits, painted points and imported IDX files, put into the session that trains. They join the
// data with the next configure(). A set that is refused leaves the one before in place.
import type { OwnDigit, PlanePoint } from './api';
import { EngineError, toEngineError } from './errors';
import { gunzip } from './gzip';
import type { Session } from './session';

export class DataSources {
  readonly #session: Session;
  #own: readonly OwnDigit[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  setOwnDigits(digits: readonly OwnDigit[]): void {
    try {
      this.#put(digits);
    } catch (error) {
      this.#put(this.#own);
      throw error;
    }
    this.#own = digits;
  }

  /** Raw or gzip; returns how many digits were read. */
  async importIdx(images: Uint8Array, labels: Uint8Array): Promise<number> {
    const [rawImages, rawLabels] = [await gunzip(images, 'images'), await gunzip(labels, 'labels')];
    return this.#session.importIdx(rawImages, rawLabels);
  }

  clearImported(): void {
    this.#session.clearImported();
  }

  setPoints(points: readonly PlanePoint[]): void {
    const numbers = (of: (point: PlanePoint) => number) => Float32Array.from(points, of);
    this.#session.setPoints(
      numbers(({ x }) => x),
      numbers(({ y }) => y),
      numbers(({ label }) => label),
    );
  }

  #put(digits: readonly OwnDigit[]): void {
    this.#session.clearOwnDigits();
    digits.forEach((digit, index) => {
      try {
        this.#session.addOwnDigit(digit.label, digit);
      } catch (error) {
        const { code, message } = toEngineError(error);
        throw new EngineError(code, `own digit ${String(index + 1)} (${digit.id}): ${message}`);
      }
    });
  }
}
