// What Node must be told to run every variant of the engine.

/** Node 20 refuses relaxed SIMD without the flag. */
export const RELAXED_SIMD =
  Number(process.versions.node.split('.')[0]) < 21 ? ['--experimental-wasm-relaxed-simd'] : [];
