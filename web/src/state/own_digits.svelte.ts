// The learner's own digits: in memory for the page, in IndexedDB for the next visit. Every change is
// applied to what is stored now, so that two open tabs do not undo one another.
import { get, update } from 'idb-keyval';
import type { OwnDigit } from '../engine/api';
import { checkedDigit } from './digit_file';

const KEY = 'inkgrad/own-digits';

/** A new list made of the one there is, which stays as it is. */
export type DigitsChange = (digits: readonly OwnDigit[]) => { digits: OwnDigit[] };

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

  async change(change: DigitsChange): Promise<void> {
    this.list = change(this.list).digits;
    if (!this.stored) return;
    try {
      // The structured copy must not hold anything that only lives in this page.
      await update(KEY, (old: unknown) => structuredClone(change(sound(old)).digits));
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
