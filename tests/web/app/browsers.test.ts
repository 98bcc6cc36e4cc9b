// What is said of browsers, on the page and in README.
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { BROWSERS, whatIsAmiss } from '../../../web/src/app/browsers';

test('README names the same browsers as the page', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  expect(readme.replaceAll(/\s+/g, ' ')).toContain(`${BROWSERS} (`);
});

describe('a browser', () => {
  const withPrototype = (prototype: object) => {
    vi.stubGlobal('HTMLElement', { prototype });
  };

  test('that has all the page uses is told nothing', () => {
    withPrototype({ popover: null });
    expect(whatIsAmiss()).toBe('');
  });

  test('that lacks some of it is told which ones do not', () => {
    withPrototype({});
    expect(whatIsAmiss()).toContain(BROWSERS);
  });
});
