// Options that act in mid-run: of the optimizer, the schedule and the clipping alike.
import { describe, expect, it } from 'vitest';

import { MovedOptions } from '../../../web/src/run/moved_options';
import { withOption } from '../../../web/src/state/config';
import { catalog } from '../support/catalog';

const clipped = { ...catalog.defaults, clipping: { name: 'norm', options: { limit: 1 } } };

describe('an option that moved', () => {
  it('changes its own group alone', () => {
    const moved = withOption(clipped, 'clipping', 'limit', 0.5);
    expect(moved.clipping).toEqual({ name: 'norm', options: { limit: 0.5 } });
    expect({ ...moved, clipping: clipped.clipping }).toEqual(clipped);
  });

  it('is told after a reset, with the value that it has now', () => {
    const options = new MovedOptions();
    options.note('clipping', 'limit', 1);
    const [news, matters] = options.resetNews(
      withOption(clipped, 'clipping', 'limit', 0.5),
      catalog,
    );
    expect(matters).toBe(true);
    expect(news).toContain('limit 0.5');
  });

  it('is not told where it is as it was', () => {
    const options = new MovedOptions();
    options.note('clipping', 'limit', 1);
    expect(options.resetNews(clipped, catalog)[1]).toBe(false);
  });

  it('is another one than that of the same name in another group', () => {
    const options = new MovedOptions();
    options.note('schedule', 'limit', 7);
    expect(options.resetNews(clipped, catalog)[1]).toBe(false);
  });
});
