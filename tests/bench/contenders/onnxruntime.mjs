// onnxruntime-web's WebAssembly on our own ONNX file: one picture at a time. Its files are served as they
// are, beside the bench.
/** @typedef {import('../site/inputs.mjs').Task} Task */

/** @param {Task} task */
export async function open({ threads, inputs }) {
  const url = './ort/ort.wasm.min.mjs';
  const ort = /** @type {typeof import('onnxruntime-web')} */ (
    await import(/* @vite-ignore */ url)
  );
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = new URL('./ort/', location.href).href;
  const session = await ort.InferenceSession.create(new Uint8Array(inputs.onnx));
  const { rows, width, values } = inputs;
  let next = 0;
  const run = async (/** @type {number} */ count) => {
    for (let i = 0; i < count; i += 1) {
      next = (next + 1) % rows;
      const pixels = values.slice(next * width, (next + 1) * width);
      await session.run({ input: new ort.Tensor('float32', pixels, [1, 1, 28, 28]) });
    }
  };
  return { run, close: () => session.release() };
}
