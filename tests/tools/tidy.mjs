// Runs clang-tidy over the core, several files at a time. A file that was clean is not looked at again
// until it, a header it takes in, or the configuration changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

import { BUILD, ROOT } from '../../wasm/toolchain/places.mjs';
import { run } from '../../wasm/toolchain/run.mjs';

const PRESET = 'native-debug';
const KEPT = join(BUILD, 'lint/tidy.json');

/** @returns {Record<string, string>} */
function readKept() {
  return existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
}

/**
 * A file of ours and everything of ours that it includes, each once.
 *
 * @param {string} file from the repository root
 * @param {Set<string>} [seen]
 */
function withIncludes(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(join(ROOT, file))) return seen;
  seen.add(file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/^#include "([^"]+)"/gm)) withIncludes(path, seen);
  return seen;
}

/** @param {string} file */
function keyOf(file) {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, '.clang-tidy')));
  hash.update(readFileSync(join(ROOT, 'CMakeLists.txt')));
  for (const part of withIncludes(file)) hash.update(part).update(readFileSync(join(ROOT, part)));
  return hash.digest('hex');
}

/**
 * @param {string} program
 * @param {string[]} files from the repository root
 * @param {(text: string) => void} detail
 */
export async function tidy(program, files, detail) {
  await run('cmake', ['--preset', PRESET], { cwd: ROOT });
  const kept = readKept();
  /** @type {Record<string, string>} */
  const keys = Object.fromEntries(files.map((file) => [file, keyOf(file)]));
  const waiting = files.filter((file) => kept[file] !== keys[file]);
  const total = waiting.length;
  /** @type {Record<string, string>} */
  const clean = Object.fromEntries(
    Object.entries(kept).filter(([file, key]) => keys[file] === key),
  );
  /** @type {string[]} */
  const complaints = [];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      detail(`${total - waiting.length}/${total} ${file}`);
      try {
        await run(program, ['-p', join(BUILD, PRESET), '--quiet', file], { cwd: ROOT });
        clean[file] = keys[file] ?? '';
      } catch (error) {
        complaints.push(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify(clean, null, 1));
  if (complaints.length > 0) throw new Error(complaints.join('\n\n'));
}
