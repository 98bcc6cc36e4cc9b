// Goes into the glue of every module (--pre-js). The site's modules come in two parts (web/tools/split_engine.mjs):
// what a first visit runs, and the rest, in a file beside it. Until the rest is there its functions are placeholders,
// and whoever calls one before that loads it on the spot: as long as the file is to be had, only speed depends on where
// the cut is.

/** Which cut both parts are of; written in by who makes it (web/tools/split_engine.mjs). */
const CUT = '__cut__';

/** Asked for by its cut: no cache hands out that of another build. */
const REST = `${import.meta.url.replace(/\.mjs(\?.*)?$/, '.rest.wasm')}?${CUT}`;

/** What a message to a waiting thread holds: the compiled rest. */
const FOR_THREADS = 'inkgradRest';

const IS_THREAD = typeof ENVIRONMENT_IS_PTHREAD !== 'undefined' && ENVIRONMENT_IS_PTHREAD;

let restIsHere = true;
/** The rest, for threads that are not at work yet; null once they have it. @type {WebAssembly.Module | null} */
let forThreads = null;

/** It puts its functions into the table, in the place of the placeholders. @param {WebAssembly.Module} compiled */
function instantiateRest(compiled) {
  if (restIsHere) return;
  const [cut] = WebAssembly.Module.customSections(compiled, 'cut');
  if (!cut || new TextDecoder().decode(cut) !== CUT) {
    throw new Error(
      `${REST} is of another build: the site has been updated since this page was opened`,
    );
  }
  new WebAssembly.Instance(compiled, { primary: wasmExports });
  restIsHere = true;
  forThreads = compiled;
}

/** In the middle of a call. Where that fails the call is half done: the engine has to be started anew. */
function loadRestNow() {
  if (restIsHere) return;
  try {
    instantiateRest(new WebAssembly.Module(readBinary(REST)));
  } catch (error) {
    throw new WebAssembly.RuntimeError(`a part of it could not be loaded: ${String(error)}`);
  }
}

/** @type {ProxyHandler<WebAssembly.ModuleImports>} */
const placeholders = {
  // Asked for each placeholder when the first part is instantiated; a module that is whole has none.
  get(_, place) {
    restIsHere = false;
    return (/** @type {unknown[]} */ ...args) => {
      loadRestNow();
      return wasmTable.get(Number(place))(...args);
    };
  },
};

const importsOfGlue = getWasmImports;
getWasmImports = () => ({ ...importsOfGlue(), placeholder: new Proxy({}, placeholders) });

/** Resolves when all functions are there, also for the threads that are not at work yet. */
Module['loadRest'] = async () => {
  if (!restIsHere && ENVIRONMENT_IS_NODE) loadRestNow();
  if (!restIsHere) {
    const response = await fetch(REST, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${REST} answered ${response.status}`);
    instantiateRest(await WebAssembly.compile(await response.arrayBuffer()));
  }
  if (forThreads === null || ENVIRONMENT_IS_NODE || typeof PThread === 'undefined') return;
  for (const worker of PThread.unusedWorkers) worker.postMessage({ [FOR_THREADS]: forThreads });
  forThreads = null;
};

// Registered before the glue's own listener, which would complain of the message. Node's workers have no such events:
// there a thread reads the file when it first needs it.
if (IS_THREAD && !ENVIRONMENT_IS_NODE) {
  self.addEventListener('message', (event) => {
    const compiled = /** @type {MessageEvent} */ (event).data[FOR_THREADS];
    if (compiled === undefined) return;
    event.stopImmediatePropagation();
    instantiateRest(compiled);
  });
}
