// Up to four runs that differ in something, trained side by side: part of api.ts. They are runs of their own: the
// learner's run is left as it is.
import type { Divergence, Frame, MeasuredCurve, StopReason } from './api_frame';
import type { LossSurface } from './api_surface';
import type { OptionValues, RunConfig, RunInfo } from './api';

export interface ComparedRun {
  step: number;
  epoch: number;
  /** Of the last batch. */
  loss: number;
  learningRate: number;
  /** That its steps took here, in milliseconds; measuring is left out. */
  trainMs: number;
  divergence: Divergence | null;
  stopped: StopReason;
  history: Frame['history'];
  tests: MeasuredCurve;
  /** The newest measurement on the test examples. */
  tested: { step: number; loss: number; accuracy: number } | null;
}

export interface Comparison {
  /** As far as all that still go on are going together, in small slices. */
  target: number;
  /** All are where they were to go, or have ended before, and are measured there. */
  done: boolean;
  runs: ComparedRun[];
}

export interface ComparisonStart extends Comparison {
  infos: RunInfo[];
  /** Of each: all its weights equal those of the first. */
  sameWeights: boolean[];
}

/** On the plane in which the paths of all runs together spread most. */
export interface JointSurface extends LossSurface {
  /** Whose paths they are, counted from 0: those that diverged are left out. */
  runs: number[];
}

export interface CompareApi {
  /** Builds a run of each; what is left out takes its default. Replaces an earlier comparison, unless one of them is refused. */
  compareBegin(configs: readonly Partial<RunConfig>[]): Promise<ComparisonStart>;
  /** Every run goes on for about one slice of time, none past step `until`. */
  compareAdvance(until: number): Promise<Comparison>;
  /** Rejects where no one loss surface holds for all of them. */
  compareSurfaceBegin(options: OptionValues): Promise<JointSurface>;
  compareSurfaceAdvance(): Promise<JointSurface>;
  /** Lets go of the runs. */
  compareEnd(): Promise<void>;
}
