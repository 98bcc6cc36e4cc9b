// PyTorch, where the machine's Python has it: one process for each number of threads, asked line by line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { BENCH_SITE } from './bench_site.mjs';

/**
 * @typedef {object} Python
 * @property {string} version of PyTorch
 * @property {(method: string, argument?: object) => Promise<any>} call
 * @property {() => void} end
 */

/** @returns {string} the system's own first: Debian's python3-torch belongs to that one */
function interpreter() {
  return existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
}

/**
 * @param {number} threads
 * @returns {Promise<Python>}
 */
export async function openPython(threads) {
  const script = join(ROOT, 'tests/bench/torch_bench.py');
  // A setting that some machines have for the sake of old BLAS libraries would slow PyTorch down.
  const { OPENBLAS_CORETYPE: _core, OPENBLAS_L2_SIZE: _size, ...env } = process.env;
  const args = [script, String(threads), join(BENCH_SITE, 'data')];
  const child = spawn(interpreter(), args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  child.stdin.on('error', () => undefined);
  const ended = once(child, 'close').then(
    () => last(complaint),
    (/** @type {unknown} */ error) => String(error),
  );
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    const line = await Promise.race([
      lines.next(),
      ended.then((why) => ({ done: true, value: why })),
    ]);
    if (line.done) throw new Error((await ended) || 'Python ended');
    const answer = JSON.parse(line.value);
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return {
    version: await next(),
    call: async (method, argument = {}) => {
      child.stdin.write(`${JSON.stringify({ method, ...argument })}\n`);
      return next();
    },
    end: () => child.stdin.end(),
  };
}

/** What Python complained of: its last line, or what to do about a missing PyTorch. @param {string} text */
function last(text) {
  if (text.includes("No module named 'torch'")) {
    return 'PyTorch is not installed (Debian: apt-get install python3-torch)';
  }
  return text.trim().split('\n').at(-1) ?? '';
}
