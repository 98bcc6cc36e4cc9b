// Runs clang-tidy over the core, several files at a time. A file that was clean is not looked at again
// until it, a header it takes in, or the configuration changes; in any clone on this machine.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

import { BUILD, ROOT, cacheFolder } from '../../wasm/toolchain/places.mjs';
import { run } from '../../wasm/toolchain/run.mjs';

const PRESET = 'native-debug';
const KEPT = join(cacheFolder(), 'tidy.json');
/** Keys of clean files that are remembered: many times what one clone has. */
const MOST_KEPT = 5000;

/**
 * Keys of files that were clean, the newest last.
 *
 * @returns {Set<string>}
 */
function readKept() {
  return new Set(existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : []);
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

/**
 * @param {string} program
 * @param {string} file
 */
function keyOf(program, file) {
  const hash = createHash('sha256').update(program).update(file);
  hash.update(readFileSync(join(ROOT, '.clang-tidy')));
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
  const keys = new Map(files.map((file) => [file, keyOf(program, file)]));
  const waiting = files.filter((file) => !kept.has(keys.get(file) ?? ''));
  const total = waiting.length;
  /** @type {string[]} */
  const complaints = [];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      detail(`${total - waiting.length}/${total} ${file}`);
      try {
        await run(program, ['-p', join(BUILD, PRESET), '--quiet', file], { cwd: ROOT });
        kept.add(keys.get(file) ?? '');
      } catch (error) {
        complaints.push(error instanceof Error ? error.message : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify([...kept].slice(-MOST_KEPT)));
  if (complaints.length > 0) throw new Error(complaints.join('\n\n'));
}
