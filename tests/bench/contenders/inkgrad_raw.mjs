// The engine's module without the site's wrapping, for what only the bench asks: steps taken move by move,
// and the size of the module's memory.
/** @typedef {import('../../../wasm/types/inkgrad').MainModule} MainModule */

/** @type {WebAssembly.Memory | null} */
let memory = null;

/**
 * Modules keep their memory to themselves: looked for among what comes out of the instantiation.
 *
 * @param {WebAssembly.WebAssemblyInstantiatedSource} source
 */
function noteMemory(source) {
  const exports = Object.values(source.instance.exports);
  memory = exports.find((one) => one instanceof WebAssembly.Memory) ?? memory;
  return source;
}

/** @param {string} variant */
export async function openRaw(variant) {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (...given) => instantiateStreaming(...given).then(noteMemory);
  try {
    const url = new URL(`./engine/inkgrad-${variant}.mjs`, location.href).href;
    const { default: factory } =
      /** @type {{ default: (options: object) => Promise<MainModule> }} */ (
        await import(/* @vite-ignore */ url)
      );
    return await factory({ threads: 0 });
  } finally {
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}

/** Bytes of the module's memory; 0 where it could not be found. */
export function memoryBytes() {
  return memory?.buffer.byteLength ?? 0;
}
