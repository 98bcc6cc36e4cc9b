// What TransportBar.svelte is given: its buttons and its counters.

export interface TransportAction {
  /** What it does, for screen readers. */
  label: string;
  /** The same when pointed at, with its key; absent: the label. */
  title?: string;
  disabled?: boolean;
  run: () => unknown;
}

export interface Counter {
  /** Unique in its bar. */
  label: string;
  value: string;
  /** Of how many. */
  of?: string;
  /** So many characters are kept free for it, so that nothing moves as it grows. */
  widest: number;
}
