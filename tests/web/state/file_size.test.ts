// Files are looked at before they are read.
import { expect, it, vi } from 'vitest';
import { bytesOf, textOf } from '../../../web/src/state/file_size';

/** A file that says it is so large; reading it would fail the test. */
function film(megabytes: number): Blob {
  const file = new Blob(['film']);
  Object.defineProperty(file, 'size', { value: megabytes * 1024 * 1024 });
  file.arrayBuffer = vi.fn().mockRejectedValue(new Error('it was read'));
  file.text = vi.fn().mockRejectedValue(new Error('it was read'));
  return file;
}

it('gives the bytes or the text of a file that is not too large', async () => {
  expect(await bytesOf(new Blob(['abc']), 'model file')).toEqual(Uint8Array.of(97, 98, 99));
  expect(await textOf(new Blob(['abc']), 'digits file')).toBe('abc');
});

it('refuses a file by its size before it is read, with the limit of its kind', async () => {
  await expect(bytesOf(film(700), 'model file')).rejects.toThrow(
    'model file: it has 700 MB, at most 64 MB are read',
  );
  await expect(bytesOf(film(96.1), 'images file')).rejects.toThrow(
    'images file: it has 97 MB, at most 96 MB are read',
  );
  await expect(textOf(film(65), 'digits file')).rejects.toThrow(
    'digits file: it has 65 MB, at most 64 MB are read',
  );
});
