// Saved models in another program's hands: Python's safetensors where it is installed, and in any case a
// reader written from the format's description.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { PYTHON_WITH_SAFETENSORS } from './python.mjs';
import { SMALL, moduleOf, withSession } from './support.mjs';

const READ = `
import json, sys
from safetensors import safe_open
with safe_open(sys.argv[1], "np") as file:
    tensors = {key: file.get_tensor(key) for key in file.keys()}
print(json.dumps({key: [list(t.shape), t.ravel().tolist()] for key, t in tensors.items()}))
`;

/** @returns {Promise<{ saved: Uint8Array, tensors: Record<string, [number[], number[]]> }>} */
async function savedModel() {
  const module = await moduleOf('simd');
  return withSession(module, 1, (session) => {
    const { model } = JSON.parse(session.configure(JSON.stringify(SMALL)));
    session.train(3);
    /** @type {[string, [number[], number[]]][]} */
    const tensors = model.tensors.map(
      (/** @type {{ name: string, shape: number[] }} */ { name, shape }) => [
        name,
        [shape, Array.from(session.view(`parameter/${name}`))],
      ],
    );
    return { saved: session.save(), tensors: Object.fromEntries(tensors) };
  });
}

/** @param {Uint8Array} file huggingface.co/docs/safetensors: "Format" */
function readSafetensors(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const start = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, start)));
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__');
  let end = 0;
  const tensors = entries
    .sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])
    .map(([name, { dtype, shape, data_offsets: offsets }]) => {
      assert.equal(dtype, 'F32', name);
      assert.equal(offsets[0], end, `${name} begins where the one before ends`);
      end = offsets[1];
      const numbers = [];
      for (let at = offsets[0]; at < end; at += 4) numbers.push(view.getFloat32(start + at, true));
      return [name, [shape, numbers]];
    });
  assert.equal(start + end, file.byteLength, 'nothing is left over');
  return Object.fromEntries(tensors);
}

test('a saved model is a safetensors file with every number of the run', async () => {
  const { saved, tensors } = await savedModel();
  assert.deepEqual(readSafetensors(saved), tensors);
});

test('Python’s safetensors reads a saved model', async (t) => {
  if (PYTHON_WITH_SAFETENSORS === null) {
    t.skip('no Python here has safetensors');
    return;
  }
  const { saved, tensors } = await savedModel();
  const folder = mkdtempSync(join(tmpdir(), 'inkgrad-safetensors-'));
  try {
    const path = join(folder, 'model.safetensors');
    writeFileSync(path, saved);
    const read = spawnSync(PYTHON_WITH_SAFETENSORS, ['-c', READ, path], { encoding: 'utf8' });
    assert.equal(read.status, 0, read.stderr);
    assert.deepEqual(JSON.parse(read.stdout), tensors);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
