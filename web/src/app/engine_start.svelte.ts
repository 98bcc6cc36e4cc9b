// Getting the engine: loading, ready, or failed with a reason a reader can act on.
import { startEngine, type EngineHandle } from '../engine/client';
import { EngineError, UNSUPPORTED } from '../engine/errors';
import type { Notices } from '../state/notices.svelte';
import { BROWSERS } from './browsers';

export interface Failure {
  title: string;
  reason: string;
  advice: string;
  /** Trying again may help. */
  again: boolean;
}

type Phase =
  | { name: 'loading' }
  | { name: 'ready'; handle: EngineHandle }
  | { name: 'failed'; failure: Failure };

export class EngineStart {
  phase = $state.raw<Phase>({ name: 'loading' });
  #notices: Notices;

  constructor(notices: Notices) {
    this.#notices = notices;
    void this.begin();
  }

  async begin(): Promise<void> {
    this.phase = { name: 'loading' };
    try {
      const handle = await startEngine({
        baseUrl: document.baseURI,
        // ?variant=simd asks for one build of the engine; otherwise the best one that runs here.
        variant: /[?&]variant=([a-z-]+)/.exec(location.search)?.[1] ?? null,
        pretrained: true,
        onRestart: (reason) => this.#notices.error(reason),
      });
      this.phase = { name: 'ready', handle };
    } catch (error) {
      this.phase = { name: 'failed', failure: explained(error) };
    }
  }
}

function explained(error: unknown): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof EngineError && error.code === UNSUPPORTED) {
    return {
      title: 'This browser cannot run the engine',
      reason,
      advice: `Inkgrad trains in WebAssembly, on your own machine. It runs in ${BROWSERS} and newer.`,
      again: false,
    };
  }
  return {
    title: 'The engine could not be started',
    reason,
    advice:
      'Often this is the connection, or the device is short of memory. Nothing of yours is lost.',
    again: true,
  };
}
