// Asks the engine what its optimizer remembers of a layer: at most one question on its way, the newest wins.
import type { EngineApi, OptimizerState } from '../../engine/api';
import { Latest } from '../../state/latest';

export class Memory {
  /** Of whatever layer and run was asked last. */
  found = $state.raw<OptimizerState | null>(null);
  readonly #asking: Latest<string, OptimizerState>;

  constructor(api: Pick<EngineApi, 'optimizerState'>) {
    this.#asking = new Latest((layer) => api.optimizerState(layer));
  }

  async ask(layer: string): Promise<void> {
    try {
      const found = await this.#asking.push(layer);
      if (found) this.found = found;
    } catch {
      // The engine's end is told elsewhere; another run asks again.
    }
  }
}
