// The palette in force, and a call whenever it changes (light or dark, by system or by choice).

import { type Palette, makePalette } from './palette';

let palette: Palette | null = null;
const listeners = new Set<() => void>();
let watching = false;

/** The page's colours now; read from CSS once per theme. */
export function currentPalette(): Palette {
  watch();
  palette ??= readFrom(document.documentElement);
  return palette;
}

/** Calls back after every change of theme; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  watch();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function watch(): void {
  if (watching) return;
  watching = true;
  const changed = (): void => {
    palette = null;
    for (const listener of listeners) listener();
  };
  new MutationObserver(changed).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['class', 'style', 'data-theme'],
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  matchMedia('(forced-colors: active)').addEventListener('change', changed);
}

/**
 * A custom property's own text may be unresolved, e.g. `light-dark(…)`; as the colour of a real
 * element the browser resolves it.
 */
function readFrom(root: HTMLElement): Palette {
  const style = getComputedStyle(root);
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const result = makePalette((token) => {
    const raw = style.getPropertyValue(token).trim();
    if (raw === '' || token === '--sans' || token === '--mono') return raw;
    probe.style.color = '';
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return result;
}
