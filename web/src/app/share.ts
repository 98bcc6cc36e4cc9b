// Share: the address of this very set-up goes to the clipboard, and the page says so.
import type { Shared } from '../state/lab';
import type { Notices } from '../state/notices.svelte';

export async function copyLink(shared: Shared | null, notices: Notices): Promise<void> {
  const url = new URL(location.href);
  if (shared) url.hash = shared.hash;
  const note = shared && shared.note !== '' ? ` ${shared.note}` : '';
  if (await copied(url.href)) {
    const what = shared?.sameRun === false ? '' : ' and gives the same run';
    notices.good(`Link copied: it opens the same set-up${what}.${note}`);
  } else {
    notices.say(`The browser did not allow copying. The address bar holds the link.${note}`);
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Plain http has no clipboard: a selected field does the same.
    const field = document.createElement('textarea');
    field.value = text;
    field.style.position = 'fixed';
    field.style.opacity = '0';
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without https
    const done = document.execCommand('copy');
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
