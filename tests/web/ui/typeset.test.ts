// @vitest-environment happy-dom
// Formulas set into elements: each into its own, the same ones from what was set before.
import katex from 'katex';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { typeset } from '../../../web/src/ui/typeset';

// The page has its doctype; without one KaTeX refuses to work.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat' }));

const arrived = () => new Promise((resolve) => setTimeout(resolve, 0));
const box = () => document.createElement('span');

describe('a formula', () => {
  beforeEach(async () => {
    typeset('x', box(), 'x');
    await vi.waitFor(async () => {
      const first = box();
      typeset('x', first, 'x');
      await arrived();
      expect(first.querySelector('.katex')).not.toBeNull();
    });
  });

  it('is set at once, with MathML for readers', () => {
    const element = box();
    typeset('w \\cdot x', element, '');
    expect(element.querySelector('math')).not.toBeNull();
    expect(element.textContent).toContain('w');
  });

  it('is worked out once for all that show it', () => {
    const render = vi.spyOn(katex, 'render');
    const [one, other] = [box(), box()];
    typeset('a + b_7', one, '');
    typeset('a + b_7', other, '');
    expect(render).toHaveBeenCalledTimes(1);
    expect(other.innerHTML).toBe(one.innerHTML);
    expect(one.querySelector('.katex')).not.toBeNull();
    render.mockRestore();
  });

  it('takes the place of the one before it', () => {
    const element = box();
    typeset('a', element, '');
    typeset('\\htmlClass{positive}{3}', element, '');
    expect(element.querySelectorAll('.katex')).toHaveLength(1);
    expect(element.querySelector('.positive')?.textContent).toBe('3');
  });
});
