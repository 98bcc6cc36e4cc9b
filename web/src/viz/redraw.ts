// When to draw: at most once per animation frame, on request and on a change of size or theme. What
// is out of sight is drawn about twice a second: never far behind when it comes into sight (or when
// the whole page is printed), and at little cost.

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

/** Draws with the element's size in CSS pixels; not called while it has none. */
export type Paint = (width: number, height: number) => void;

export function attachRedraw(element: Element, paint: Paint): Redraw {
  // The observer tells the size: asking the element at every frame would force a layout.
  let [width, height] = [0, 0];
  let visible = true;
  let stale = true;
  let timer = 0;

  const draw = (): void => {
    if (!stale || width === 0 || height === 0) return;
    stale = false;
    paint(width, height);
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
  const resized = new ResizeObserver((entries) => {
    const box = entries[entries.length - 1]?.contentRect;
    if (box === undefined || (box.width === width && box.height === height)) return;
    [width, height] = [box.width, box.height];
    redraw();
  });
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
