// A Python with PyTorch, where there is one: what needs it says that it was left out where there is none.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The first that has the module, or null. @param {string} module */
function pythonWith(module) {
  const tried = ['python3', '/usr/bin/python3'];
  return tried.find((one) => spawnSync(one, ['-c', `import ${module}`]).status === 0) ?? null;
}

export const PYTHON = pythonWith('torch');
export const PYTHON_WITH_SAFETENSORS = pythonWith('safetensors, numpy');

/**
 * Runs a script of this folder with `input` as JSON on its standard input; what it prints as JSON.
 *
 * @param {string} python
 * @param {string} script
 * @param {unknown} input
 */
export function pythonSays(python, script, input) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [path], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout);
}
