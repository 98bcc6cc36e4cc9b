// Notices: at most two, the newest of a kind, each error for itself.
import { expect, it } from 'vitest';
import { Notices } from '../../../web/src/state/notices.svelte';

const undo = () => ({ label: 'Undo', run: () => undefined });
const texts = (notices: Notices) => notices.list.map(({ text }) => text);

it('has one way to undo, that of the last thing done', () => {
  const notices = new Notices();
  notices.good('Kept as a 3', undo());
  notices.good('Kept as a 4', undo());
  notices.good('Kept as a 5', undo());
  expect(texts(notices)).toEqual(['Kept as a 5']);
});

it('shows two things at most, the newest', () => {
  const notices = new Notices();
  notices.error('first');
  notices.error('second');
  notices.good('Saved');
  expect(texts(notices)).toEqual(['second', 'Saved']);
});

it('keeps a way back when something else is told', () => {
  const notices = new Notices();
  notices.say('A new run begins.', { label: 'Back', run: () => undefined });
  notices.say('Copied');
  expect(texts(notices)).toEqual(['A new run begins.', 'Copied']);
});
