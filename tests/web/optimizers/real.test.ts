// @vitest-environment happy-dom
// Looks at the learner's run on the page: slice after slice until done or cancelled, and what charts, map and
// words say of them.
import { render } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import type { CurvatureLook, LineLook, ScatterLook } from '../../../web/src/engine/api';
import { edgeChart, edgeMeans, edgeSaid } from '../../../web/src/labs/optimizers/real/edge';
import {
  accuracyAlong,
  endsOf,
  lineSaid,
  lossAlong,
} from '../../../web/src/labs/optimizers/real/line';
import { lookSettings } from '../../../web/src/labs/optimizers/real/look_settings';
import { Progress } from '../../../web/src/labs/optimizers/real/progress.svelte';
import { cloudOf, noiseSaid, scatterSaid } from '../../../web/src/labs/optimizers/real/scatter';
import { RaceLab } from '../../../web/src/labs/optimizers/race_lab.svelte';
import DepthSection from '../../../web/src/labs/optimizers/real/DepthSection.svelte';
import { RealSurface } from '../../../web/src/labs/optimizers/real/real_surface.svelte';
import { Notices } from '../../../web/src/state/notices.svelte';
import { cloudEnlargement } from '../../../web/src/viz/gradient_cloud';
import { catalog } from '../support/catalog';
import { FakeEngine, engineInfo } from '../support/fake_engine';

const look = { options: {}, step: 40, measured: 5, done: true };

const line: LineLook = {
  ...look,
  from: 0,
  to: 40,
  length: 2,
  examples: 256,
  at: [-0.5, 0, 0.5, 1, 1.5],
  loss: [3, 2, 2.5, 1, 1.5],
  accuracy: [0.1, 0.2, 0.3, 0.8, 0.7],
};

const point = (step: number, value: number | null, rate = 0.1) => ({
  step,
  rate,
  value,
  residual: value === null ? null : 0,
  products: 3,
});
const curvature: CurvatureLook = {
  ...look,
  examples: 256,
  points: [point(0, 5), point(20, null), point(40, 21)],
  plain: true,
  wholeBatch: true,
};

const scatter: ScatterLook = {
  ...look,
  place: [1, 2],
  distance: 0,
  batchSize: 32,
  batches: 5,
  rate: 0.1,
  slopes: [
    [1, -2],
    [3, 0],
  ],
  mean: [2, -1],
  within: 0.25,
  noiseScale: 100,
  gradientNorm: 1,
};

describe('a look that takes a while', () => {
  const counted = (most: number) => {
    let at = 0;
    return {
      begin: () => Promise.resolve({ done: false, at: 0 }),
      advance: () => Promise.resolve({ done: ++at >= most, at }),
    };
  };

  test('goes on until it is done, and shows what is known', async () => {
    const progress = new Progress(new Notices(), counted(3));
    const going = progress.start({});
    expect(progress.working).toBe(true);
    await going;
    expect(progress.working).toBe(false);
    expect(progress.found).toEqual({ done: true, at: 3 });
  });

  test('ends where it is when it is cancelled, whatever is answered later', async () => {
    const progress = new Progress(new Notices(), counted(1000));
    const going = progress.start({});
    await vi.waitFor(() => {
      expect(progress.found?.at).toBeGreaterThan(2);
    });
    progress.cancel();
    const kept = progress.found;
    expect(progress.working).toBe(false);
    await going;
    expect(progress.found).toBe(kept);
  });

  test('tells what went wrong and can be begun again', async () => {
    const notices = new Notices();
    const told = vi.spyOn(notices, 'error');
    const steps = { ...counted(1), advance: vi.fn(() => Promise.reject(new Error('no run'))) };
    const progress = new Progress(notices, steps);
    await progress.start({});
    expect(told).toHaveBeenCalledOnce();
    expect(progress.working).toBe(false);
  });
});

test('a run that the engine does not give is told of, and the page goes on', async () => {
  const notices = new Notices();
  const told = vi.spyOn(notices, 'error');
  const engine = new FakeEngine();
  engine.run = () => Promise.reject(new Error('The engine broke down.'));
  const real = new RealSurface(engine, notices);
  await real.open();
  const lab = new RaceLab(engine, engineInfo);
  render(DepthSection, { api: engine, engine: engineInfo, notices, lab });
  await vi.waitFor(() => {
    expect(told).toHaveBeenCalledTimes(2);
  });
  expect(real.run).toBeNull();
});

test('settings in steps go as far as the run has come', () => {
  const [from, to, detail] = lookSettings(catalog, 'line', 40);
  expect([from?.max, from?.default, to?.max, to?.default]).toEqual([40, 0, 40, 40]);
  expect(detail?.max).toBe(161);
});

describe('a line', () => {
  test('has its ends marked, and gaps where nothing is known yet', () => {
    const chart = lossAlong({ ...line, loss: [3, null, null, null, 1.5] });
    expect(chart.marks).toEqual([
      { step: 0, label: 'step 0' },
      { step: 1, label: 'step 40' },
    ]);
    expect(chart.across).toMatchObject({ low: -0.5, high: 1.5, scale: 'linear' });
    expect(Array.from(chart.lines[0]?.value ?? [])).toEqual([3, NaN, NaN, NaN, 1.5]);
  });

  test('tells of a hill between its ends, and of none', () => {
    expect(endsOf(line)).toEqual({ from: 2, to: 1, highest: 2.5, lowest: 1 });
    expect(lineSaid(line)).toContain('a barrier of 0.500 above');
    expect(lineSaid({ ...line, loss: [9, 2, 1.5, 1, 9] })).toContain('No barrier');
    expect(lineSaid({ ...line, loss: [9, null, null, null, 9], done: false })).toContain(
      'not known yet',
    );
  });

  test('has an accuracy where there are classes', () => {
    expect(accuracyAlong(line)).toMatchObject({ low: 0, high: 1 });
    expect(accuracyAlong({ ...line, accuracy: null })).toBeNull();
  });
});

describe('curvature along the run', () => {
  test('shows what is measured beside 2 ÷ rate at every step', () => {
    const [top, edge] = edgeChart(curvature).lines;
    expect([top?.step, top?.value]).toEqual([
      [0, 40],
      [5, 21],
    ]);
    expect([edge?.step, edge?.value]).toEqual([
      [0, 20, 40],
      [20, 20, 20],
    ]);
    expect(edgeSaid(curvature)).toContain('At step 40 the top eigenvalue is 21.0, above');
  });

  test('takes a logarithmic scale only where the curves lie far apart and are positive', () => {
    expect(edgeChart(curvature).scale).toBe('linear');
    const far = { ...curvature, points: [point(0, 5, 0.001), point(4, 6, 0.001)] };
    expect(edgeChart(far).scale).toBe('log');
    expect(edgeChart({ ...far, points: [point(0, -5, 0.001)] }).scale).toBe('linear');
  });

  test('says for whom 2 ÷ rate is exact', () => {
    expect(edgeMeans(curvature)).toContain('exact threshold');
    expect(edgeMeans({ ...curvature, wholeBatch: false })).toContain('plain SGD');
    expect(edgeMeans({ ...curvature, plain: false })).toContain('not its threshold');
  });
});

describe('gradients of batches', () => {
  test('are steps against the slopes, at the run’s rate', () => {
    const cloud = cloudOf(scatter);
    expect(cloud.steps[0]).toEqual([-0.1, 0.2]);
    expect(cloud.mean).toEqual([-0.2, 0.1]);
    // The longest is 0.3: twenty times that is the most below a fifth of 40.
    expect(cloudEnlargement(cloud, [0, 40, 0, 40])).toBe(20);
  });

  test('are told with the noise scale and what the plane holds', () => {
    expect(scatterSaid(scatter)).toContain('the gradient over all training examples');
    expect(scatterSaid(scatter)).toContain('25');
    expect(scatterSaid({ ...scatter, done: false })).toContain('the batches so far');
    expect(noiseSaid(scatter)).toContain('larger batches would still pay');
    expect(noiseSaid({ ...scatter, noiseScale: 3 })).toContain('would hardly pay');
    expect(noiseSaid({ ...scatter, noiseScale: null })).toContain('drowns');
    expect(noiseSaid({ ...scatter, noiseScale: null, gradientNorm: null, batches: 1 })).toContain(
      'no noise between batches',
    );
  });
});
