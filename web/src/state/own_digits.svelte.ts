// The learner's own digits: in memory for the page, in IndexedDB for the next visit. Every change is
// applied to what is stored now, so that two open tabs do not undo one another.
import { get, update } from 'idb-keyval';
import type { OwnDigit } from '../engine/api';
import { checkedDigit, mergeDigits } from './digit_file';

const KEY = 'inkgrad/own-digits';

type Change = (digits: OwnDigit[]) => OwnDigit[];

export class OwnDigits {
  list = $state.raw<OwnDigit[]>([]);
  /** False where the browser refuses to store: the digits then live as long as the page. */
  stored = $state(true);
  counts = $derived(
    Array.from({ length: 10 }, (_, label) => this.list.filter((one) => one.label === label).length),
  );

  async open(): Promise<void> {
    try {
      this.list = sound(await get(KEY));
    } catch {
      this.stored = false;
    }
  }

  async add(digits: readonly OwnDigit[]): Promise<{ added: number; known: number }> {
    const { added, known } = mergeDigits(this.list, digits);
    await this.#change((list) => mergeDigits(list, digits).digits);
    return { added, known };
  }

  async remove(digits: readonly OwnDigit[]): Promise<void> {
    const gone = Object.fromEntries(digits.map((digit) => [digit.id, true]));
    await this.#change((list) => list.filter((digit) => !(digit.id in gone)));
  }

  async #change(change: Change): Promise<void> {
    this.list = change(this.list);
    if (!this.stored) return;
    try {
      // The structured copy must not hold anything that only lives in this page.
      await update(KEY, (old: unknown) => structuredClone(change(sound(old))));
    } catch {
      this.stored = false;
    }
  }
}

/** What is stored may come from another version of the page: only sound digits are taken. */
function sound(value: unknown): OwnDigit[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    try {
      return [checkedDigit(one, 'digit')];
    } catch {
      return [];
    }
  });
}
