// Rounds the numbers of a safetensors file to those that bfloat16 has (8 significant bits). They stay float32, so any
// reader of such files takes them, and the two bytes of each that are 0 now cost nothing once the file is compressed.

const LENGTH_BYTES = 8;
/** A float32 has so many bits more than a bfloat16. */
const DROPPED = 16;

/** @param {Uint8Array} file left as it is @returns {Uint8Array} */
export function roundedToBfloat16(file) {
  // A copy on memory of its own: slice() of Node's Buffer is none.
  const rounded = Uint8Array.from(file);
  const view = new DataView(rounded.buffer);
  const header = Number(view.getBigUint64(0, true));
  const begin = LENGTH_BYTES + header;
  const text = new TextDecoder().decode(rounded.subarray(LENGTH_BYTES, begin));
  for (const [name, { dtype }] of Object.entries(JSON.parse(text))) {
    if (name === '__metadata__' || dtype === 'F32') continue;
    throw new Error(`tensor "${name}": expected dtype F32, got ${JSON.stringify(dtype)}`);
  }
  for (let at = begin; at < rounded.length; at += 4) {
    view.setUint32(at, nearest(view.getUint32(at, true)), true);
  }
  return rounded;
}

/** To the nearest, of two equally near ones to the even one, as IEEE 754 does. @param {number} bits */
function nearest(bits) {
  const half = 2 ** (DROPPED - 1);
  const odd = (bits >>> DROPPED) & 1;
  return ((bits + half - 1 + odd) >>> DROPPED) * 2 ** DROPPED;
}
