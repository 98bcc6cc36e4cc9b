// Runs kept to be compared: their curves as they were and what they were made of, in memory as long as the
// page lives. Each can be gone back to by its link.
import type { MeasuredCurve, RunConfig } from '../../../engine/api';
import { passCost, type PassCost } from '../../../run/cards/axis';
import { lastTest } from '../../../run/cards/curves';
import { sameJson } from '../../../state/config';
import type { PointsRun } from '../run.svelte';

export const MOST_KEPT = 4;

export interface KeptRun {
  id: number;
  config: RunConfig;
  step: number;
  /** Of the test points; as it was measured along the run. */
  tests: MeasuredCurve;
  cost: PassCost;
  loss: number | null;
  /** null where a number is predicted. */
  accuracy: number | null;
}

export class KeptRuns {
  list = $state.raw<readonly KeptRun[]>([]);
  #next = 1;

  get full(): boolean {
    return this.list.length >= MOST_KEPT;
  }

  keep(run: PointsRun): void {
    const { frame, details, config, step, task, info } = run;
    if (frame === null || this.full) return;
    const test = lastTest(frame, details?.evaluation ?? null);
    const kept: KeptRun = {
      id: this.#next,
      config,
      step,
      tests: frame.tests,
      cost: passCost(info),
      loss: test?.loss ?? null,
      accuracy: task === 'classification' ? (test?.accuracy ?? null) : null,
    };
    this.#next += 1;
    this.list = [...this.list, kept];
  }

  drop(id: number): void {
    this.list = this.list.filter((one) => one.id !== id);
  }
}

/** The parts in which configurations differ, in words of their own: "optimizer adam". */
export function differences(
  configs: readonly RunConfig[],
  describe: (config: RunConfig, part: keyof RunConfig) => string,
): string[] {
  const parts: (keyof RunConfig)[] = [
    ...(['points', 'model', 'loss', 'optimizer', 'schedule', 'clipping'] as const),
    ...(['training', 'data', 'seed'] as const),
  ];
  const [first] = configs;
  const differing = parts.filter((part) =>
    configs.some((config) => !sameJson(config[part], first?.[part])),
  );
  return configs.map((config) =>
    differing
      .map((part) => describe(config, part))
      .filter((words) => words !== '')
      .join(', '),
  );
}
