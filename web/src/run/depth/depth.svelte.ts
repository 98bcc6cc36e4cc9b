// Depth profiles as the page asks for them: of a deep network that is only described, or of the run's own,
// again and again while it trains. The newest question wins.
import type { DepthProfile, EngineApi, ModelSpec } from '../../engine/api';
import { Latest } from '../../state/latest';
import { toEngineError } from '../../engine/errors';

export const EXAMPLES = 128;

interface Question {
  /** null: the run's network. */
  model: ModelSpec | null;
  seed: number;
}

export class DepthLook {
  profile = $state.raw<DepthProfile | null>(null);
  problem = $state('');
  /** The engine has been asked and has not answered yet. */
  measuring = $state(false);
  readonly #latest: Latest<Question, DepthProfile>;

  constructor(api: Pick<EngineApi, 'depthProfile'>) {
    this.#latest = new Latest(({ model, seed }) => {
      this.measuring = true;
      return api.depthProfile(model, seed, EXAMPLES).finally(() => (this.measuring = false));
    });
  }

  get busy(): boolean {
    return this.#latest.busy;
  }

  async ask(model: ModelSpec | null, seed: number): Promise<void> {
    try {
      const profile = await this.#latest.push({ model, seed });
      // A newer question came before this one was asked.
      if (!profile) return;
      this.profile = profile;
      this.problem = '';
    } catch (error) {
      this.profile = null;
      this.problem = toEngineError(error).message;
    }
  }
}
