// What is open on the page, newest last: Escape closes one thing at a time, the topmost first.

const open: (() => void)[] = [];

/** Call in an effect while something is open; gives what to call once it is not. */
export function whileOpen(close: () => void): () => void {
  open.push(close);
  return () => {
    const at = open.lastIndexOf(close);
    if (at >= 0) open.splice(at, 1);
  };
}

/** False when nothing was open: Escape may then mean something else. */
export function closeTopmost(): boolean {
  const close = open.at(-1);
  close?.();
  return close !== undefined;
}
