// Loads a wasm variant, in a worker or in Node. Emscripten's glue is an opaque file beside its .wasm:
// bundlers cannot pack the glue of the variant with threads, which starts its own workers.
import type { Variant } from './bundles';
import { EngineError, UNAVAILABLE, toFailure } from './errors';
import type { Engine } from './session';
import { wasmEngine, type EngineModule } from './wasm_session';

type Factory = (options: {
  threads: number;
  print: Print;
  printErr: Print;
}) => Promise<EngineModule>;
type Print = (line: string) => void;

export interface LoadOptions {
  /** Candidates, best first (bundles.ts). */
  variants: readonly Variant[];
  urlOf: (variant: Variant) => string;
  /** At most so many threads, where the variant has any. */
  threads: number;
  /** Only the part that a first visit needs; the rest when Engine.loadRest() asks for it, or a call does. */
  restLater?: boolean;
  /** How a module is imported; Node's runner brings its own. */
  importModule?: (url: string) => Promise<unknown>;
}

/** Where the site keeps the engine. `baseUrl` is the page's: a worker's own lies inside assets/. */
export function siteUrl(baseUrl: string): (variant: Variant) => string {
  return (variant) => new URL(`engine/inkgrad-${variant.name}.mjs`, baseUrl).href;
}

/** The first variant that loads. When none does: the reason of the last, the plainest one. */
export async function loadEngine(options: LoadOptions): Promise<Engine> {
  const reasons: string[] = [];
  for (const variant of options.variants) {
    try {
      return await load(variant, options);
    } catch (error) {
      reasons.push(`${variant.name}: ${toFailure(error).message}`);
    }
  }
  throw new EngineError(UNAVAILABLE, `The engine could not be loaded. ${reasons.join('; ')}`);
}

async function load(variant: Variant, options: LoadOptions): Promise<Engine> {
  const url = options.urlOf(variant);
  const importModule =
    options.importModule ?? ((from: string) => import(/* @vite-ignore */ from) as Promise<unknown>);
  const { default: factory } = (await importModule(url)) as { default: Factory };
  const threads = variant.threads ? options.threads : 1;
  const module = await factory({
    // Read by the glue: so many workers stand ready before anything is called. The caller's own thread
    // is the first of the session's (core/base/parallel.cpp), the rest are workers.
    threads: threads - 1,
    print: (line) => console.info(line),
    printErr: (line) => console.warn(line),
  });
  if (options.restLater) module.Session.holdThreadsBack(true);
  else await module.loadRest();
  return wasmEngine(module, variant, threads);
}
