// The one place where labs write the address. A link that was followed stands in it before anyone is told
// (hashchange comes later, and a busy page is told late): whoever writes in between would undo it.

/** The address as it was last told of or written; null while nobody watches. */
let told: string | null = null;

/** From now on nothing is written over a link just followed. Returns how to stop. */
export function watchAddress(): () => void {
  const note = () => {
    told = location.hash;
  };
  note();
  addEventListener('hashchange', note);
  return () => {
    removeEventListener('hashchange', note);
    told = null;
  };
}

/** Puts a lab's state into the address, without a step of the browser's history. */
export function writeAddress(hash: string): void {
  if (location.hash === hash || (told !== null && location.hash !== told)) return;
  history.replaceState(history.state, '', hash);
  if (told !== null) told = location.hash;
}
