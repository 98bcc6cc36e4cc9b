// Files are known by what is in them.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { kindOfFile } from '../../../web/src/state/file_kind';

const idx = (type: number, rest = 2000): Uint8Array =>
  new Uint8Array([0, 0, 8, type, ...Array.from({ length: rest }, (_, place) => place % 251)]);
const safetensors = new Uint8Array([
  40,
  1,
  0,
  0,
  0,
  0,
  0,
  0,
  ...new TextEncoder().encode('{"a":{}}'),
]);
const kind = (bytes: Uint8Array | string) => kindOfFile(new Blob([bytes as BlobPart]));

describe('the kind of a file', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['MNIST images', idx(3), 'idx-images'],
    ['MNIST labels', idx(1), 'idx-labels'],
    ['MNIST images, gzip', gzipSync(idx(3)), 'idx-images'],
    ['MNIST labels, gzip', gzipSync(idx(1)), 'idx-labels'],
    ['a short labels file', idx(1, 0), 'idx-labels'],
    ['a model', safetensors, 'model'],
    ['own digits', '{"format":"inkgrad-digits"}', 'digits'],
    ['own digits after a byte order mark', '\uFEFF \n{"format":"inkgrad-digits"}', 'digits'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'unknown'],
    ['a broken gzip', gzipSync(idx(3)).subarray(0, 6), 'unknown'],
    ['a gzip of something else', gzipSync('hello'), 'unknown'],
    ['an empty file', '', 'unknown'],
    ['a text', 'hello', 'unknown'],
  ])('%s', async (_, bytes, expected) => {
    expect(await kind(bytes)).toBe(expected);
  });
});
