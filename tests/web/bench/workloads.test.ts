// The workloads: complete, known to the catalog, the same for the page and for npm run bench.
import { describe, expect, it } from 'vitest';
import { tasks } from '../../../web/src/labs/bench/workloads';
import { entryNamed } from '../../../web/src/state/config';
import { layersOf, startingWeights } from '../../bench/contenders/layers.mjs';
import { contendersFor } from '../../bench/list.mjs';
import { allWorkloads } from '../../bench/workloads.mjs';
import { catalog } from '../support/catalog';

const workloads = allWorkloads();

describe('the workloads', () => {
  it('are those of the benchmark, in its order', () => {
    expect(workloads.map(({ id }) => id)).toEqual([
      ...['W1', 'W2', 'W2b', 'W3 on W1', 'W3 on W2', 'W3 on W2b', 'W4', 'W5', 'W6'],
    ]);
  });

  it('name only layers and optimizers that the catalog has', () => {
    for (const { id, run } of workloads) {
      for (const { type } of run.model.layers) {
        expect(entryNamed(catalog.layers, type), `${id}: ${type}`).toBeDefined();
      }
      const optimizers = catalog.groups.find(({ key }) => key === 'optimizer')?.entries ?? [];
      expect(entryNamed(optimizers, run.optimizer.name), id).toBeDefined();
    }
  });

  it('are measured by the page too, W1 to W4', () => {
    expect(tasks.map(({ id }) => id)).toEqual([
      ...['W1', 'W2', 'W2b', 'W4', 'W3 W1', 'W3 W2', 'W3 W2b'],
    ]);
    expect(tasks.find(({ id }) => id === 'W4')).toMatchObject({ unit: 'steps/s', perUnit: 500 });
  });

  it('have layers whose sizes peers can work out', () => {
    const sizes = Object.fromEntries(
      workloads
        .filter(({ kind }) => kind === 'training')
        .map(({ id, run }) => [
          id,
          layersOf(run).flatMap((layer) => (layer.kind === 'dense' ? [layer.inputs] : [])),
        ]),
    );
    expect(sizes).toEqual({ W1: [784, 128, 64], W2: [784], W2b: [1568, 128], W4: [2, 4, 2] });
  });
});

describe('the contenders', () => {
  const options = { variants: ['relaxed-simd-threads', 'simd', 'simd-threads'], threads: 2 };

  it('run our threads only where a variant has them, and list ours first', () => {
    const ours = contendersFor({ ...options, peers: [] });
    expect(ours.map(({ id }) => id)).toEqual([
      ...['inkgrad simd 1', 'inkgrad relaxed-simd-threads 2', 'inkgrad simd-threads 2'],
    ]);
  });

  it('take part where they can', () => {
    const all = contendersFor({ ...options, peers: null });
    const who = (id: string) => {
      const workload = workloads.find((one) => one.id === id);
      return workload
        ? [...new Set(all.filter(({ can }) => can(workload)).map(({ peer }) => peer))]
        : [];
    };
    expect(who('W5')).toEqual(['inkgrad']);
    expect(who('W3 on W2')).toEqual(['inkgrad', 'onnxruntime', 'pytorch']);
    expect(who('W4')).toContain('synaptic');
    expect(who('W1')).not.toContain('synaptic');
  });

  it('start from weights that differ and stay within their scale', () => {
    const weights = startingWeights(200, 0.5);
    expect(new Set(weights).size).toBe(200);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(0.5);
  });
});
