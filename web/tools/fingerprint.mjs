// What a built file was made from, as one short word: who made it keeps the word and makes it again when it changes.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Of words and of files; a folder counts with all that is under it.
 *
 * @param {readonly string[]} words
 * @param {readonly string[]} paths
 */
export function fingerprint(words, paths) {
  const hash = createHash('sha256').update(words.join(' '));
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
