// Undoing gzip: what is damaged or far too large is refused by name.
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../../web/src/engine/gzip';

const digits = Uint8Array.from({ length: 100_000 }, (_, index) => (index * index) % 251);
const packed = new Uint8Array(gzipSync(digits));

describe('gunzip', () => {
  test('unpacks', async () => {
    expect(await gunzip(packed, 'images')).toEqual(digits);
  });

  test('passes on what is not gzip', async () => {
    expect(await gunzip(digits, 'images')).toBe(digits);
    expect(await gunzip(new Uint8Array(0), 'images')).toHaveLength(0);
  });

  test('unpacks a view into a larger buffer', async () => {
    const larger = new Uint8Array(packed.length + 20);
    larger.set(packed, 10);
    expect(await gunzip(larger.subarray(10, 10 + packed.length), 'images')).toEqual(digits);
  });

  test('refuses a file that is cut off, naming it', async () => {
    const short = packed.subarray(0, packed.length / 2);
    await expect(gunzip(short, 'labels')).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(/^labels: the gzip data is damaged or cut off/) as string,
    });
  });

  test('refuses a file whose checksum does not match', async () => {
    const damaged = packed.slice();
    const checksum = damaged.length - 8;
    damaged[checksum] = (damaged[checksum] ?? 0) ^ 1;
    await expect(gunzip(damaged, 'images')).rejects.toMatchObject({ code: 'bad_file' });
  });

  test('refuses nothing but a header', async () => {
    await expect(gunzip(packed.subarray(0, 10), 'images')).rejects.toMatchObject({
      code: 'bad_file',
    });
  });

  test('stops a small file that unpacks to a huge one', async () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(20_000_000)));
    expect(bomb.length).toBeLessThan(50_000);
    await expect(gunzip(bomb, 'images', 2_000_000)).rejects.toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(/^images: unpacks to more than 2 MB/) as string,
    });
  });

  test('holds raw files to the same limit', async () => {
    await expect(gunzip(digits, 'images', 1000)).rejects.toMatchObject({ code: 'bad_file' });
  });
});
