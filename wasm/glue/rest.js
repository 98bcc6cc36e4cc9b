// Goes into the glue of every module (--pre-js). The site's modules come in two parts (web/tools/split_engine.mjs):
// what a first visit runs, and the rest, in a file beside it. Until the rest is there its functions are placeholders,
// and whoever calls one before that loads it on the spot: nothing depends on where the cut is, only speed does.

const REST = import.meta.url.replace(/\.mjs(\?.*)?$/, '.rest.wasm');

/** What a message to a waiting thread holds: the compiled rest. */
const FOR_THREADS = 'inkgradRest';

const IS_THREAD = typeof ENVIRONMENT_IS_PTHREAD !== 'undefined' && ENVIRONMENT_IS_PTHREAD;

let restIsHere = true;

/** It puts its functions into the table, in the place of the placeholders. @param {WebAssembly.Module} compiled */
function instantiateRest(compiled) {
  if (restIsHere) return;
  new WebAssembly.Instance(compiled, { primary: wasmExports });
  restIsHere = true;
}

function loadRestNow() {
  if (!restIsHere) instantiateRest(new WebAssembly.Module(readBinary(REST)));
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
  if (restIsHere) return;
  if (ENVIRONMENT_IS_NODE) {
    loadRestNow();
    return;
  }
  const response = await fetch(REST, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${REST} answered ${response.status}`);
  const compiled = await WebAssembly.compile(await response.arrayBuffer());
  instantiateRest(compiled);
  for (const worker of typeof PThread === 'undefined' ? [] : PThread.unusedWorkers) {
    worker.postMessage({ [FOR_THREADS]: compiled });
  }
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
