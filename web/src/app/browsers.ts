// Which browsers the page is made for. README states the same list, and a test compares them.

/** The oldest that have all the page uses; the newest of it are the notes that open over it (popover). */
export const BROWSERS = 'Chrome and Edge 114, Firefox 125, Safari 17';

/** What to tell the reader of a browser that runs the engine but lacks some of the page; otherwise ''. */
export function whatIsAmiss(): string {
  if ('popover' in HTMLElement.prototype) return '';
  return `This browser is older than the page was made for, so parts of it may look wrong or not open. ${BROWSERS} and newer have all it needs.`;
}
