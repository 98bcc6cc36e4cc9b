// One Tab stop for the whole graph: up and down lead along the computation, Home and End to its ends. Left and
// right stay the keys that step.

export function listFocus(list: HTMLElement): () => void {
  let current: HTMLElement | null = null;
  const items = (): HTMLElement[] => [...list.querySelectorAll('button')];
  const settle = (): void => {
    const all = items();
    if (!current || !all.includes(current)) current = all[0] ?? null;
    for (const item of all) {
      const index = item === current ? 0 : -1;
      if (item.tabIndex !== index) item.tabIndex = index;
    }
  };
  const onfocusin = (event: FocusEvent): void => {
    const item = (event.target as Element).closest<HTMLElement>('button');
    if (!item || item === current) return;
    current = item;
    settle();
  };
  const onkeydown = (event: KeyboardEvent): void => {
    const all = items();
    const from = all.findIndex((item) => item === event.target);
    const to = nextInList(event.key, all.length, from);
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus();
  };
  settle();
  const watch = new MutationObserver(settle);
  watch.observe(list, { childList: true, subtree: true });
  list.addEventListener('focusin', onfocusin);
  list.addEventListener('keydown', onkeydown);
  return () => {
    watch.disconnect();
    list.removeEventListener('focusin', onfocusin);
    list.removeEventListener('keydown', onkeydown);
  };
}

/** Where a key leads from place `from` of `count`; null for keys that lead nowhere. */
export function nextInList(key: string, count: number, from: number): number | null {
  if (from < 0) return null;
  switch (key) {
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
