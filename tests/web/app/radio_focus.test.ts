// @vitest-environment happy-dom
// A choice made with the pointer gives the arrow keys back to the lab; one made by keyboard keeps them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letPointedChoicesGo } from '../../../web/src/app/radio_focus';

let end: () => void;
let radio: HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML =
    '<label>Tiny<input type="radio" name="size" /></label><input type="text" />';
  radio = document.querySelector('input[type=radio]') as HTMLInputElement;
  end = letPointedChoicesGo(document);
});
afterEach(() => end());

test('a pressed choice lets go of the focus, also through its label', () => {
  for (const pressed of [radio, radio.parentElement as HTMLElement]) {
    radio.focus();
    pressed.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    pressed.click();
    expect(radio.checked).toBe(true);
    expect(document.activeElement).toBe(document.body);
  }
});

test('a choice made by key keeps the focus, and so do fields', () => {
  radio.focus();
  radio.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  radio.click();
  expect(document.activeElement).toBe(radio);
  const field = document.querySelector('input[type=text]') as HTMLInputElement;
  field.focus();
  field.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  field.click();
  expect(document.activeElement).toBe(field);
});
