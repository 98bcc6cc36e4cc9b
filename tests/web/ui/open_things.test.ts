// Escape closes one thing at a time.
import { expect, it } from 'vitest';
import { closeTopmost, whileOpen } from '../../../web/src/ui/open_things';

it('closes what was opened last, then what lies below it, then nothing', () => {
  const closed: string[] = [];
  const gone: Record<string, () => void> = {};
  for (const name of ['drawer', 'editor', 'picture']) {
    gone[name] = whileOpen(() => {
      closed.push(name);
      gone[name]?.();
    });
  }
  gone['editor']?.();
  expect([closeTopmost(), closeTopmost(), closeTopmost()]).toEqual([true, true, false]);
  expect(closed).toEqual(['picture', 'drawer']);
});

it('counts what does not let itself be closed as open', () => {
  const gone = whileOpen(() => undefined);
  expect([closeTopmost(), closeTopmost()]).toEqual([true, true]);
  gone();
  expect(closeTopmost()).toBe(false);
});
