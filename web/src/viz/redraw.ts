// When to draw: at most once per animation frame, on request and on a change of size, theme or pixel
// ratio. What is out of sight is drawn about twice a second: never far behind when it comes into sight
// (or when the whole page is printed), and at little cost.

import { onThemeChange } from './theme_watch';

export interface Redraw {
  redraw(): void;
  destroy(): void;
}

const waiting = new Set<() => void>();
let requested = false;

/** Milliseconds between drawings that nobody sees. */
const unseenPause = 500;

function soon(task: () => void): void {
  waiting.add(task);
  if (requested) return;
  requested = true;
  requestAnimationFrame(() => {
    requested = false;
    const tasks = [...waiting];
    waiting.clear();
    for (const run of tasks) run();
  });
}

/** `paint` gives false when it could not draw yet (no size): it is asked again on the next change. */
export function attachRedraw(element: Element, paint: () => boolean): Redraw {
  let visible = true;
  let stale = true;
  let timer = 0;

  const draw = (): void => {
    if (stale) stale = !paint();
  };
  const redraw = (): void => {
    stale = true;
    if (visible) soon(draw);
    else if (timer === 0) {
      timer = window.setTimeout(() => {
        timer = 0;
        soon(draw);
      }, unseenPause);
    }
  };
  const resized = new ResizeObserver(redraw);
  resized.observe(element);
  const seen = new IntersectionObserver(
    (entries) => {
      visible = entries[entries.length - 1]?.isIntersecting ?? true;
      if (visible && stale) soon(draw);
    },
    { rootMargin: '200px' },
  );
  seen.observe(element);
  const forgetTheme = onThemeChange(redraw);
  redraw();

  return {
    redraw,
    destroy() {
      window.clearTimeout(timer);
      waiting.delete(draw);
      resized.disconnect();
      seen.disconnect();
      forgetTheme();
    },
  };
}
