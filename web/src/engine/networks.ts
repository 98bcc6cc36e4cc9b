// The two networks of the page: 'yours', which trains, and 'pretrained', which only answers.
import type { RunInfo, Who } from './api';
import type { Network } from './answers';
import { EngineError, toFailure } from './errors';
import type { Engine, Session } from './session';

export class Networks {
  readonly yours: Session;
  #info: RunInfo | null = null;
  #pretrained: Network | null = null;

  constructor(engine: Engine) {
    this.yours = engine.openSession(engine.threads);
  }

  /** Description of the learner's run; null before the first configure(). */
  get info(): RunInfo | null {
    return this.#info;
  }
  set info(info: RunInfo | null) {
    this.#info = info;
  }

  get(who: Who): Network {
    if (who === 'pretrained') {
      if (this.#pretrained) return this.#pretrained;
      throw new EngineError('bad_state', 'There is no ready-trained network on this site.');
    }
    if (this.#info) return { session: this.yours, info: this.#info };
    throw new EngineError('bad_state', 'Your network has not been set up yet.');
  }

  /** Null where the file is missing or damaged: the page does without, and the console says why. */
  async loadPretrained(engine: Engine, url: string): Promise<RunInfo | null> {
    let session: Session | null = null;
    try {
      const bytes = await fetched(url);
      // One digit at a time needs no second thread.
      session = engine.openSession(1);
      const info = session.loadAnswering(bytes);
      this.#pretrained = { session, info };
      return info;
    } catch (error) {
      session?.close();
      console.warn(`No ready-trained network: ${toFailure(error).message}`);
      return null;
    }
  }
}

async function fetched(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new EngineError('bad_file', `${url} answered ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}
