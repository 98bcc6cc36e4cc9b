// The benchmark's workloads, typed, and the list of what the page measures of them. The data are shared with
// npm run bench (tests/bench/), so the page and the bench speak of the same networks.
import type { RunConfig } from '../../engine/api';
import data from './workloads.json';

interface Training {
  kind: 'training';
  title: string;
  detail: string;
  batch: number;
  run: Partial<RunConfig>;
}

/** One row of the page's table. */
export interface Task {
  id: string;
  kind: 'training' | 'latency';
  title: string;
  detail: string;
  unit: 'digits/s' | 'steps/s' | 'ms';
  /** Training examples in one unit. */
  perUnit: number;
  run: Partial<RunConfig>;
}

const { W3: reading, ...rest } = data;
// What JSON is taken for is wider than what stands in it: names of options are not known to the compiler.
const trainings = rest as unknown as Record<string, Training>;

/** All that is trained, then all that is read: the same order for any number of threads. */
export const tasks: readonly Task[] = [
  ...Object.entries(trainings).map(([id, { kind, title, detail, batch, run }]): Task => {
    const whole = run.points !== undefined;
    const unit = whole ? 'steps/s' : 'digits/s';
    return { id, kind, title, detail, unit, perUnit: whole ? batch : 1, run };
  }),
  ...reading.models.flatMap((id): Task[] => {
    const of = trainings[id];
    if (!of) return [];
    const title = `${reading.title}: ${of.title}`;
    const detail = 'from the question to the answer on the page';
    return [
      { id: `W3 ${id}`, kind: 'latency', title, detail, unit: 'ms', perUnit: 1, run: of.run },
    ];
  }),
];
