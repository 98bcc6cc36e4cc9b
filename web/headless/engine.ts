// The engine for the command line: the same WebAssembly files and the same loader as the page.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainVariant, type Variant } from '../src/engine/bundles';
import { EngineError, UNAVAILABLE } from '../src/engine/errors';
import { loadEngine } from '../src/engine/module_loader';
import type { Engine } from '../src/engine/session';
import type { Request } from './cli';
import { numberIn } from './words';

const BUILD = new URL('../../.build/', import.meta.url);
const MOST_THREADS = 16;

function urlOf({ name, tree }: Variant): string {
  return new URL(`wasm-${tree}/inkgrad-${name}.mjs`, BUILD).href;
}

export function threadsOf({ options }: Request): number {
  const [text] = options.get('--threads') ?? ['1'];
  return numberIn('--threads', text ?? '', { min: 1, max: MOST_THREADS, whole: true });
}

/** One thread runs on the plain variant, which every Node can load; more need the one with threads. */
export async function openEngine(request: Request): Promise<Engine> {
  const threads = threadsOf(request);
  const variant = plainVariant(threads > 1);
  if (!existsSync(fileURLToPath(urlOf(variant)))) {
    const message = `the engine is not built yet (${variant.name}): run "npm run build" first`;
    throw new EngineError(UNAVAILABLE, message);
  }
  return loadEngine({ variants: [variant], urlOf, threads, importModule: request.importModule });
}
