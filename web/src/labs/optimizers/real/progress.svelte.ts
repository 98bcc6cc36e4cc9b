// A look that the engine works out slice by slice, as the page asks for it: until it is done or cancelled. What
// is known by then stays on show.
import type { EngineApi, Looks, OptionValues } from '../../../engine/api';
import type { Notices } from '../../../state/notices.svelte';

export interface Steps<Found> {
  begin(options: OptionValues): Promise<Found>;
  advance(): Promise<Found>;
}

export class Progress<Found extends { done: boolean }> {
  readonly #notices: Notices;
  readonly #steps: Steps<Found>;
  working = $state(false);
  found = $state.raw<Found | null>(null);
  /** Counts looks: a cancelled one that still answers changes nothing. */
  #looks = 0;

  constructor(notices: Notices, steps: Steps<Found>) {
    this.#notices = notices;
    this.#steps = steps;
  }

  async start(options: OptionValues): Promise<void> {
    const look = ++this.#looks;
    this.working = true;
    try {
      let found = await this.#steps.begin(options);
      while (look === this.#looks) {
        this.found = found;
        if (found.done) break;
        found = await this.#steps.advance();
      }
    } catch (error) {
      if (look === this.#looks) this.#notices.error(error);
    } finally {
      if (look === this.#looks) this.working = false;
    }
  }

  cancel(): void {
    this.#looks += 1;
    this.working = false;
  }
}

/** Of a look that the catalog names. */
export function lookProgress<Name extends keyof Looks>(
  api: EngineApi,
  notices: Notices,
  name: Name,
): Progress<Looks[Name]> {
  return new Progress(notices, {
    begin: (options) => api.lookBegin(name, options),
    advance: () => api.lookAdvance(name),
  });
}
