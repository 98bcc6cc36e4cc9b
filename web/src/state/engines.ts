// Engines beside the page's own that hold a run of the learner's: whoever opens one says so here, and whoever looks at
// runs finds it here. Labs do not know one another.
import type { EngineApi } from '../engine/api';

let points: EngineApi | null = null;

/** The Points playground's. */
export function offerPointsEngine(api: EngineApi): void {
  points = api;
}

/** Null before the playground was opened. */
export function pointsEngine(): EngineApi | null {
  return points;
}
