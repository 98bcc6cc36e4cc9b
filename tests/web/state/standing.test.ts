// @vitest-environment happy-dom
// The Digits lab's parts outlive its page: leaving for another lab loses nothing.
import { expect, it, vi } from 'vitest';
import { enter, leave, standingLab } from '../../../web/src/labs/digits/standing.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { FakeEngine, engineInfo, frameOf } from '../support/fake_engine';

vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run));

const at = (hash: string) => {
  vi.stubGlobal('location', { hash });
  vi.stubGlobal('history', { state: null, replaceState: vi.fn() });
};

function lab(api: FakeEngine) {
  return standingLab({ api, engine: engineInfo, notices: new Notices() });
}

it('coming back finds the same run and asks the engine for none', async () => {
  const api = new FakeEngine();
  at('#digits/seed=3');
  await enter(lab(api));
  api.send(frameOf({ step: 40, playing: true }));
  leave(lab(api));
  expect(api.commands).toContain('pause');
  at('#digits/');
  await enter(lab(api));
  expect(lab(api).run.step).toBe(40);
  expect(lab(api).run.config.seed).toBe(3);
  expect(api.named('configure')).toHaveLength(1);
});

it('coming back by a link to another run builds that one', async () => {
  const api = new FakeEngine();
  at('#digits/seed=3');
  await enter(lab(api));
  leave(lab(api));
  at('#digits/seed=4');
  await enter(lab(api));
  expect(lab(api).run.config.seed).toBe(4);
});

it('another engine has a lab of its own', () => {
  expect(lab(new FakeEngine())).not.toBe(lab(new FakeEngine()));
});
