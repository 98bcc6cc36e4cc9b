// KaTeX, fetched when the first formula is shown: with its styles it is as large as a lab.
import type { KatexOptions } from 'katex';

type Typesetter = typeof import('./katex').default;

let coming: Promise<Typesetter> | undefined;
let ready: Typesetter | undefined;

const OPTIONS: KatexOptions = {
  throwOnError: false,
  // \htmlClass{positive}{…} colours a number by the page's own tokens; nothing else is let through.
  trust: ({ command }) => command === '\\htmlClass',
  strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'warn'),
};

/** Formulas set lately, the oldest first: who goes back and forth meets the same ones again. */
const set = new Map<string, HTMLElement>();
const MOST_KEPT = 200;

/**
 * Sets a formula into an element, at once where KaTeX is here already, so that formulas that change do not
 * flicker. Where it cannot be fetched the element shows `plain`, and the next formula asks again.
 *
 * @returns call it when another formula stands in the element by now
 */
export function typeset(source: string, element: Element, plain: string): () => void {
  let wanted = true;
  const use = (typesetter: Typesetter): void => {
    if (wanted) element.replaceChildren(...formula(source, typesetter).cloneNode(true).childNodes);
  };
  if (ready) use(ready);
  else {
    coming ??= import('./katex').then((module) => (ready = module.default));
    coming.then(use, () => {
      coming = undefined;
      if (wanted) element.textContent = plain; // readable, if not beautiful
    });
  }
  return () => (wanted = false);
}

function formula(source: string, typesetter: Typesetter): HTMLElement {
  const kept = set.get(source) ?? document.createElement('span');
  if (!set.delete(source)) typesetter.render(source, kept, OPTIONS);
  set.set(source, kept);
  for (const [oldest] of set) {
    if (set.size <= MOST_KEPT) break;
    set.delete(oldest);
  }
  return kept;
}
