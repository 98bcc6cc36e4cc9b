// Runs of a comparison going on, piece by piece, until they are where they are to go.
import type { Comparison, EngineApi } from '../../../engine/api';

/** The page follows about so often; the engine answers more often. */
const SHOW_MS = 50;

interface Follower {
  /** As far as they go, which may change on the way. */
  goal: () => number;
  /** Nothing newer has come in their place. */
  current: () => boolean;
  show: (now: Comparison) => void;
}

export async function advance(
  api: Pick<EngineApi, 'compareAdvance'>,
  { goal, current, show }: Follower,
): Promise<void> {
  let shown = 0;
  while (current()) {
    const now = await api.compareAdvance(goal());
    if (!current()) return;
    if (now.done || performance.now() - shown > SHOW_MS) {
      show(now);
      shown = performance.now();
    }
    if (now.done) return;
  }
}
