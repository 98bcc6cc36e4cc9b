// A text for screen readers that follows numbers which change many times a second: worked out and
// written at most once a second, so that nobody's reading is disturbed.
import { untrack } from 'svelte';

const pause = 1000;

/** Call while a component is being made. `changes` reads whatever makes the text out of date. */
export function slowLabel(read: () => string, changes: () => unknown): { readonly text: string } {
  let text = $state(untrack(read));
  let timer: ReturnType<typeof setTimeout> | undefined;

  $effect(() => {
    void changes();
    timer ??= setTimeout(() => {
      timer = undefined;
      text = read();
    }, pause);
  });
  $effect(() => () => clearTimeout(timer));

  return {
    get text() {
      return text;
    },
  };
}
