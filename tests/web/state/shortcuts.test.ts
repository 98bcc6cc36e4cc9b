// Keys of the lab: they act where no control wants them.
import { expect, it } from 'vitest';
import { commandFor, type KeyFacts } from '../../../web/src/run/shortcuts';

const press = (key: string, rest: Partial<KeyFacts> = {}, tag = 'body', editable = false) =>
  commandFor({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    repeat: false,
    ...rest,
    target: { tag, editable },
  });

it('plays with Space and steps with the right arrow', () => {
  expect(press(' ')).toBe('toggle');
  expect(press('ArrowRight')).toBe('step');
  expect(press('ArrowRight', { repeat: true })).toBe('step');
  expect(press(' ', { repeat: true })).toBeNull();
});

it('leaves keys to the control that has the focus', () => {
  for (const tag of ['button', 'input', 'select', 'a']) {
    expect(press(' ', {}, tag)).toBeNull();
    expect(press('ArrowRight', {}, tag)).toBeNull();
  }
});

it('undoes with Ctrl or Cmd and Z, except while typing', () => {
  expect(press('z', { ctrlKey: true }, 'button')).toBe('undo');
  expect(press('Z', { metaKey: true })).toBe('undo');
  expect(press('z', { ctrlKey: true }, 'input', true)).toBeNull();
  expect(press('z', { ctrlKey: true, shiftKey: true })).toBeNull();
  expect(press('c', { ctrlKey: true })).toBeNull();
});

it('closes with Escape from anywhere', () => {
  expect(press('Escape')).toBe('close');
  expect(press('Escape', {}, 'button')).toBe('close');
});
