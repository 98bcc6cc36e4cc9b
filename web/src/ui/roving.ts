// One Tab stop for a whole grid of things, arrow keys within: the "roving tabindex" of the ARIA
// Authoring Practices. Used as an attachment: <ul {@attach rovingFocus('button')}>.

/** A place in the grid: the left and top edge of an item in any unit. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Where a key leads from an item among others laid out in rows; null for keys that lead nowhere. */
export function nextSpot(key: string, spots: readonly Spot[], from: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1);
    case 'ArrowRight':
      return Math.min(spots.length - 1, from + 1);
    case 'Home':
      return 0;
    case 'End':
      return spots.length - 1;
    case 'ArrowUp':
      return inNextRow(spots, from, -1);
    case 'ArrowDown':
      return inNextRow(spots, from, 1);
    default:
      return null;
  }
}

/** The item in the next row up (-1) or down (1) that lies nearest to the same column. */
function inNextRow(spots: readonly Spot[], from: number, way: -1 | 1): number {
  const here = spots[from];
  if (!here) return from;
  const distance = (spot: Spot): number => way * (spot.top - here.top);
  const below = spots.map(distance).filter((rows) => rows > 1);
  if (below.length === 0) return from;
  const row = Math.min(...below) + 1;
  let best = from;
  let offset = Infinity;
  spots.forEach((spot, index) => {
    const aside = Math.abs(spot.left - here.left);
    if (distance(spot) <= 1 || distance(spot) > row || aside >= offset) return;
    best = index;
    offset = aside;
  });
  return best;
}

/** Makes the elements that match the selector one Tab stop; also those that come and go later. */
export function rovingFocus(selector: string): (grid: HTMLElement) => () => void {
  return (grid) => {
    let current: HTMLElement | null = null;
    const items = (): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>(selector)];
    const settle = (): void => {
      const all = items();
      if (!current || !all.includes(current)) current = all[0] ?? null;
      for (const item of all) item.tabIndex = item === current ? 0 : -1;
    };
    const onfocusin = (event: FocusEvent): void => {
      const item = (event.target as Element).closest<HTMLElement>(selector);
      if (!item || item === current) return;
      current = item;
      settle();
    };
    const onkeydown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const all = items();
      const from = all.findIndex((item) => item.contains(event.target as Node));
      if (from < 0) return;
      const spots = all.map((item) => item.getBoundingClientRect());
      const to = nextSpot(event.key, spots, from);
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      all[to]?.focus();
    };
    settle();
    const watch = new MutationObserver(settle);
    watch.observe(grid, { childList: true, subtree: true });
    grid.addEventListener('focusin', onfocusin);
    grid.addEventListener('keydown', onkeydown);
    return () => {
      watch.disconnect();
      grid.removeEventListener('focusin', onfocusin);
      grid.removeEventListener('keydown', onkeydown);
    };
  };
}
