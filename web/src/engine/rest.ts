// The engine comes in two parts (wasm/glue/rest.js): the first answers what a page asks before its visitor has done
// anything but draw, the rest is fetched when a call first needs it, or when the pen rests after the first answers. web/tools/
// first_visit.mjs makes the first calls to find out which functions belong to the first part.
import type { Catalog } from './api';
import { EngineError, UNAVAILABLE } from './errors';
import type { Engine } from './session';
import type { CallName } from './worker_api';

const FIRST: ReadonlySet<CallName> = new Set<CallName>([
  'start',
  'run',
  'configure',
  'examples',
  'frameDrawn',
  'classify',
  'clearDrawing',
]);

export function needsRest(name: CallName, args: readonly unknown[], catalog: Catalog): boolean {
  // Any other run may ask for any layer, optimizer or data there is.
  if (name === 'configure') return JSON.stringify(args[0]) !== JSON.stringify(catalog.defaults);
  return !FIRST.has(name);
}

/** Without another question for so long the pen rests. */
const REST_MS = 1000;

export class Rest {
  readonly #engine: Engine;
  readonly #catalog: Catalog;
  #loading: Promise<void> | null = null;
  #rests: ReturnType<typeof setTimeout> | undefined;
  /** Set when a call waits for it: later ones do not overtake that call. */
  #awaited = false;

  constructor(engine: Engine, catalog: Catalog) {
    this.#engine = engine;
    this.#catalog = catalog;
  }

  /** Rejects where it cannot be had; the next call that needs it tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#engine.loadRest().catch((error: unknown) => {
      this.#loading = null;
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineError(
        UNAVAILABLE,
        `A part of the engine could not be loaded: ${reason}. Check the connection and try again, or reload the page.`,
      );
    });
    return this.#loading;
  }

  /** Resolves when the engine can do this. */
  async before(name: CallName, args: readonly unknown[]): Promise<void> {
    if (needsRest(name, args, this.#catalog)) {
      this.#awaited = true;
      await this.load();
    } else if (this.#awaited) {
      // The same promise as the others wait for: they go on in their order.
      try {
        await this.#loading;
      } catch {
        // Told to who needs it.
      }
    }
  }

  /** Whoever has had an answer will want more: it is fetched once the pen rests, so that no answer waits for it. That
   * it failed is told when it is needed. */
  after(name: CallName): void {
    if (name !== 'classify') return;
    clearTimeout(this.#rests);
    this.#rests = setTimeout(() => this.load().catch(() => undefined), REST_MS);
  }
}
