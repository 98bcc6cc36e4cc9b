// The benchmark's report: tables, the README's summary, and what the command line may ask for.
import { describe, expect, it } from 'vitest';
import { contendersFor } from '../../bench/list.mjs';
import { asked, readOptions } from '../../bench/options.mjs';
import { reportOf, withSummary } from '../../bench/report/results.mjs';
import { PEAK } from '../../bench/measures/gemm.mjs';
import { figure, summaryTable, workloadTable } from '../../bench/report/tables.mjs';
import { peakOf, rooflineTable, sharesOf } from '../../bench/report/roofline.mjs';
import { summaryOf } from '../../bench/statistics.mjs';
import { allWorkloads } from '../../bench/workloads.mjs';

type Table = Parameters<typeof workloadTable>[0];

function row(label: string, threads: number, value: number | null, problem = ''): Table['rows'][0] {
  const peer = label.startsWith('Inkgrad') ? 'inkgrad' : label;
  const result = value === null ? null : summaryOf([value * 0.9, value, value * 1.1]);
  return { id: `${label} ${threads}`, label, peer, threads, result, problem, loss: [2.3, 0.1] };
}

function tableOf(id: string, rows: Table['rows']): Table {
  const workload = allWorkloads().find((one) => one.id === id);
  if (!workload) throw new Error(id);
  return { workload, rows };
}

const training = tableOf('W1', [
  row('Inkgrad simd', 1, 60_000),
  row('Inkgrad simd-threads', 2, 90_000),
  row('PyTorch', 1, 75_000),
  row('PyTorch', 2, 30_000),
  row('jax-js', 1, null, 'not installed'),
]);

describe('the tables', () => {
  it('write three figures', () => {
    expect([75_234, 6.6543, 0.0123, 110, NaN].map(figure)).toEqual([
      ...['75,200', '6.65', '0.0123', '110', '–'],
    ]);
  });

  it('compare with ours on as many threads', () => {
    const lines = workloadTable(training).split('\n');
    expect(lines[2]).toBe('| Inkgrad simd, 1 thread | 60,000 | 54,000 – 66,000 | 1 | 2.3 → 0.1 |');
    expect(lines[4]).toBe('| PyTorch, 1 thread | 75,000 | 67,500 – 82,500 | 0.8× | 2.3 → 0.1 |');
    expect(lines[5]).toContain('| 3× |');
  });

  it('say plainly why a peer has no number', () => {
    expect(workloadTable(training)).toContain('| jax-js, 1 thread | not installed |  |  |  |');
    expect(summaryTable([training])).not.toContain('jax-js');
  });

  it('count a shorter time as better', () => {
    const latency = tableOf('W3 on W1', [row('Inkgrad simd', 1, 30), row('onnxruntime', 1, 45)]);
    expect(workloadTable(latency)).toContain('| 1.5× |');
  });
});

describe('the report', () => {
  const options = readOptions(['--quick']);
  const noise = { summary: summaryOf([1, 1.5]), spread: 0.4, quiet: false };
  const results = { about: { cores: '2' }, options, tables: [training], extras: [], noise };

  it('warns when the machine was noisy', () => {
    expect(reportOf(results)).toContain('40 %. **The machine was not quiet');
    expect(reportOf({ ...results, noise: { ...noise, quiet: true } })).not.toContain('not quiet');
  });

  it('survives JSON as it is', () => {
    expect(JSON.parse(JSON.stringify(results))).toEqual(results);
  });

  it('replaces the README’s table and nothing else, as often as one likes', () => {
    const readme =
      'before\n<!-- bench: written by npm run bench -->\nold\n<!-- bench: end -->\nafter\n';
    const once = withSummary(readme, results);
    expect(once).toContain('| Inkgrad simd, 1 thread | 60,000 |');
    expect(once).not.toContain('old');
    expect(once.startsWith('before\n')).toBe(true);
    expect(once.endsWith('after\n')).toBe(true);
    expect(withSummary(once, results)).toBe(once);
    expect(withSummary('no place for it', results)).toBe('no place for it');
  });
});

describe('the command line', () => {
  it('writes beside the sources only after a whole run of full length', () => {
    expect(readOptions([]).write).toBe(true);
    for (const args of [['--quick'], ['--only', 'W1'], ['--peers', 'none']]) {
      expect(readOptions(args).write).toBe(false);
    }
  });

  it('takes W3 as all its networks, and W2 as itself alone', () => {
    const options = readOptions(['--only', 'W3,W2']);
    const ids = allWorkloads().map(({ id }) => id);
    expect(ids.filter((id) => asked(options, id))).toEqual([
      ...['W2', 'W3 on W1', 'W3 on W2', 'W3 on W2b'],
    ]);
  });

  it('refuses numbers that are none', () => {
    expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds: expected a whole number');
    expect(() => readOptions(['--loud'])).toThrow();
  });

  it('refuses names that nobody has, and says which there are', () => {
    expect(() => readOptions(['--only', 'W1,W9'])).toThrow('"W9" is not known; known: W1, W2,');
    expect(() => readOptions(['--peers', 'keras'])).toThrow('--peers: "keras" is not known');
    expect(readOptions(['--peers', 'none']).peers).toEqual([]);
  });

  it('knows every peer that there is', () => {
    const all = contendersFor({ variants: [], threads: 1, peers: null });
    const peers = [...new Set(all.map(({ peer }) => peer))];
    expect(readOptions(['--peers', peers.join(',')]).peers).toEqual(peers);
  });
});

describe('the roofline', () => {
  const part = (kind: string, op: string, microseconds: number) => ({
    ...{ kind, op, layer: '', microseconds },
  });
  const parts = [
    part('batch', '', 10),
    part('forward', 'matmul', 50),
    part('backward', 'relu', 20),
    part('update', '', 20),
  ];

  it('divides a step into products and the rest', () => {
    expect(sharesOf(parts)).toEqual({ products: 0.5, others: 0.2, batch: 0.1, update: 0.2 });
  });

  it('takes the highest peak of WebAssembly, and none where no program ran', () => {
    const run = (name: string, peak: number) => ({ name, result: { [PEAK]: peak } });
    const runs = [run('wasm-simd gemm', 30), run('wasm-simd gemm_relaxed', 52), run('native', 90)];
    expect(peakOf(runs)).toBe(52);
    expect(peakOf([{ name: 'wasm-simd gemm', result: 'it broke' }])).toBeNaN();
  });

  it('holds the speed reached against the limit of the arithmetic', () => {
    // 64 examples of a million operations at 100 GFLOP/s: 100,000 examples a second at most.
    const profile = { id: 'W1', parts, whole: 100, moves: 4, flops: 64e6 };
    const runs = [{ name: 'wasm-simd gemm', result: { [PEAK]: 100 } }];
    expect(rooflineTable([training], [profile], runs)).toContain(
      '| W1 | 1 | 100,000 | 60,000 | 60 % | 50 % | 20 % | 20 % | 10 % |',
    );
  });
});
