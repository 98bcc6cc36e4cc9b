// @vitest-environment happy-dom
// The gallery's pages over data that change under it.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Gallery from '../../../web/src/labs/digits/data/Gallery.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo } from '../support/fake_engine';

afterEach(cleanup);

it('shows the last page there is when the data shrink under the page one looks at', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const engine = new FakeEngine();
  const run = new DigitsRun(engine, engineInfo, new Notices());
  await run.configure({});
  render(Gallery, { run });
  for (let page = 0; page < 20; page++) {
    await fireEvent.click(screen.getByRole('button', { name: 'Further digits' }));
  }
  expect(document.body.textContent).toContain('481–504 of 10,000');

  const { info } = run;
  if (!info) throw new Error('no run');
  run.info = { ...info, data: { ...info.data, train: 100 } };
  await tick();
  expect(document.body.textContent).toContain('97–100 of 100');
  expect(engine.named('examples').at(-1)).toEqual(['train', 96, 4]);
  await vi.waitFor(() => {
    expect(screen.getAllByRole('button', { name: /^train digit \d+, a \d/ })).toHaveLength(4);
  });
});
