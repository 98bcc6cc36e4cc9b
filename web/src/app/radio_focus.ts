// A choice made with the pointer lets go of the focus: the arrow keys are then the lab's, which steps with
// them, and not the choice's, which would change. Who chooses by keyboard keeps the focus and the arrows.

/** Call once; gives what ends it. */
export function letPointedChoicesGo(page: Document): () => void {
  let pointed = false;
  const byPointer = (): void => void (pointed = true);
  const byKey = (): void => void (pointed = false);
  const clicked = ({ target }: Event): void => {
    if (pointed && target instanceof HTMLInputElement && target.type === 'radio') target.blur();
  };
  page.addEventListener('pointerdown', byPointer, true);
  page.addEventListener('keydown', byKey, true);
  page.addEventListener('click', clicked);
  return () => {
    page.removeEventListener('pointerdown', byPointer, true);
    page.removeEventListener('keydown', byKey, true);
    page.removeEventListener('click', clicked);
  };
}
