// KaTeX, fetched when the first formula is shown: with its styles it is as large as a lab.
type Typesetter = typeof import('./katex').default;

let coming: Promise<Typesetter> | undefined;
let ready: Typesetter | undefined;

/**
 * Calls `use` at once where KaTeX is here already, so that formulas that change do not flicker. Where it
 * cannot be fetched `without` is called, and the next formula asks again.
 */
export function withTypesetter(use: (typesetter: Typesetter) => void, without: () => void): void {
  if (ready) {
    use(ready);
    return;
  }
  coming ??= import('./katex').then((module) => (ready = module.default));
  coming.then(use, () => {
    coming = undefined;
    without();
  });
}
