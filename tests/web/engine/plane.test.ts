// The plane in frames: only where somebody watches a run on points, at rest always, while playing only so often
// that it costs a bounded share of the time.
import { beforeEach, describe, expect, it } from 'vitest';

import type { RunInfo } from '../../../web/src/engine/api';
import { PlaneWatcher } from '../../../web/src/engine/plane';
import { layerSeriesOf } from '../../../web/src/engine/pictures';
import type { Session } from '../../../web/src/engine/session';
import { config } from './fake_session';

const layerInfo = (name: string, units: number) => ({
  name,
  type: 'linear',
  inputShape: [2],
  outputShape: [units],
  parameters: 6,
  multiplyAdds: 4,
});

const info: RunInfo = {
  config: config({ points: { name: 'circle', options: {} } }),
  model: {
    layers: [layerInfo('a', 2), layerInfo('b', 2)],
    parameters: 12,
    multiplyAdds: 8,
    tensors: [
      { name: 'a.weight', shape: [2, 2] },
      { name: 'b.weight', shape: [2, 2] },
    ],
  },
  data: { sources: [], train: 10, validation: 0, test: 10 },
  step: 0,
};

let now = 0;
const clock = { now: () => now, breathe: () => Promise.resolve() };
const asked: string[] = [];
/** Ten milliseconds a map; layer b is frozen. */
const session = {
  mapPlane: () => {
    now += 10;
    asked.push('map');
  },
  views: () => ['gradient/a.weight', 'parameter/a.weight', 'parameter/b.weight'],
  view: (name: string) => Float32Array.of(name === 'plane/answers' ? 1 : 0.5),
} as unknown as Session;

let watcher: PlaneWatcher;

beforeEach(() => {
  now = 0;
  asked.length = 0;
  watcher = new PlaneWatcher(clock);
});

describe('the plane', () => {
  it('is nobody’s wish until somebody watches', () => {
    expect(watcher.build(session, info, 3, false)).toBeNull();
    watcher.watch({ side: 4, unitSide: 2 });
    expect(watcher.build(session, info, 3, false)).toMatchObject({ step: 3, side: 4, unitSide: 2 });
    watcher.watch(null);
    expect(watcher.build(session, info, 3, false)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is none of a run on digits', () => {
    watcher.watch({ side: 4, unitSide: 2 });
    const digits = { ...info, config: config() };
    expect(watcher.build(session, digits, 0, false)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('takes a fifth of the time at most while playing, and is always drawn at rest', () => {
    watcher.watch({ side: 4, unitSide: 2 });
    let drawn = 0;
    for (let ms = 0; ms < 1000; ms += 5) {
      if (watcher.build(session, info, ms, true)) drawn += 1;
      now += 5;
    }
    expect(drawn * 10).toBeLessThan(0.2 * now);
    expect(drawn).toBeGreaterThan(10);
    expect(watcher.build(session, info, 1, false)).not.toBeNull();
    expect(watcher.build(session, info, 1, false)).not.toBeNull();
  });

  it('has no gradient of what is frozen', () => {
    watcher.watch({ side: 4, unitSide: 2 });
    const parameters = watcher.build(session, info, 0, false)?.parameters ?? [];
    expect(parameters.map(({ name, gradient }) => [name, gradient !== null])).toEqual([
      ['a.weight', true],
      ['b.weight', false],
    ]);
    expect(layerSeriesOf(session, info).map(({ layer }) => layer)).toEqual(['a']);
  });
});
