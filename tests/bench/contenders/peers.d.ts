// The peers have no types here: their packages are installed only when the benchmark runs, and the type
// checker must not need them.
declare module '@jax-js/jax';
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
declare module '@tensorflow/tfjs-core/dist/register_all_gradients.js';
declare module '@tensorflow/tfjs-backend-cpu';
declare module '@tensorflow/tfjs-backend-wasm';
declare module 'convnetjs';
declare module 'synaptic';
