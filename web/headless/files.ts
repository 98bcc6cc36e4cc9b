// Files the command line names. Messages start with the option, so that it is clear which file is meant.
import { readFile, writeFile } from 'node:fs/promises';
import { EngineError, toFailure } from '../src/engine/errors';
import { gunzip } from '../src/engine/gzip';

export async function bytesOf(option: string, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new EngineError(
      'bad_file',
      `${option}: ${path} cannot be read (${toFailure(error).message})`,
    );
  }
}

/** Raw or gzip. */
export async function idxBytes(option: string, path: string): Promise<Uint8Array> {
  return gunzip(await bytesOf(option, path), `${option} ${path}`);
}

export async function write(option: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    throw new EngineError(
      'bad_file',
      `${option}: ${path} cannot be written (${toFailure(error).message})`,
    );
  }
}
