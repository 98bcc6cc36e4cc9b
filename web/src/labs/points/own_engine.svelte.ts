// The lab's own engine: a second worker, with one thread (a small network gains nothing from more), so that
// the Digits lab's run stays as it is. Opened with the lab, kept as long as the page lives.
import { startEngine, type EngineHandle } from '../../engine/client';
import type { EngineInfo } from '../../engine/api';
import { offerPointsEngine } from '../../state/engines';
import type { Notices } from '../../state/notices.svelte';

export class OwnEngine {
  handle = $state.raw<EngineHandle | null>(null);
  problem = $state('');
  readonly #main: EngineInfo;
  readonly #notices: Notices;
  #opening = false;

  constructor(main: EngineInfo, notices: Notices) {
    this.#main = main;
    this.#notices = notices;
  }

  async open(): Promise<void> {
    if (this.handle || this.#opening) return;
    this.#opening = true;
    this.problem = '';
    try {
      this.handle = await startEngine({
        baseUrl: document.baseURI,
        // The same instructions as the page's engine, without its threads.
        variant: this.#main.variant.replace(/-threads$/, ''),
        threads: 1,
        pretrained: false,
        onRestart: (reason) => this.#notices.error(reason),
      });
      offerPointsEngine(this.handle.api);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.#opening = false;
    }
  }
}
