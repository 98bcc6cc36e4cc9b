// @vitest-environment happy-dom
// The row of changed digits among the options: which digit it asks for, and when it asks again.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import AugmentationPreview from '../../../web/src/labs/digits/bar/AugmentationPreview.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo } from '../support/fake_engine';

afterEach(cleanup);

it('shows a digit as it is beside its changed forms, another one on demand, and follows the run', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const engine = new FakeEngine();
  const run = new DigitsRun(engine, engineInfo, new Notices());
  await run.configure({});
  render(AugmentationPreview, { run });
  await vi.waitFor(() => {
    screen.getByRole('img', { name: 'A 0 as it is' });
    screen.getByRole('img', { name: 'Changed, form 6' });
  });
  expect(engine.named('augmented')).toEqual([[0, 0, 6]]);

  await fireEvent.click(screen.getByRole('button', { name: 'Another digit' }));
  await vi.waitFor(() => screen.getByRole('img', { name: 'A 1 as it is' }));
  expect(engine.named('augmented').at(-1)).toEqual([1, 0, 6]);

  await run.configure({ augmentation: { rotate: 20 } });
  await vi.waitFor(() => {
    expect(engine.named('augmented')).toHaveLength(3);
  });
});
