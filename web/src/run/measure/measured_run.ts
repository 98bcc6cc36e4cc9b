// What a measurement needs of the run that it measures: a live run is one, and so is a run that another lab has begun.
import type { Catalog, EngineApi, RunConfig, RunInfo } from '../../engine/api';
import type { Notices } from '../../state/notices.svelte';

export interface MeasuredRun {
  readonly api: Pick<EngineApi, 'rangeTestBegin' | 'rangeTestAdvance'>;
  readonly catalog: Pick<Catalog, 'measures'>;
  readonly notices: Pick<Notices, 'error'>;
  readonly config: Pick<RunConfig, 'optimizer'>;
  /** Null until there is a run. */
  readonly info: RunInfo | null;
  readonly building: boolean;
  readonly step: number;
  /** Counts starts: what was measured before the last belongs to another run. */
  readonly generation: number;
  setOptimizerOption(name: string, value: number): Promise<void>;
}
