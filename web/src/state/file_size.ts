// Reads files that people hand over, after a look at their size: a film dropped by mistake must not
// fill the memory before it is refused.

const MB = 1024 * 1024;

/** More than any file of its kind has; that of MNIST's images, unpacked, has 45 MB. */
const LARGEST_MB = {
  'model file': 64,
  'digits file': 64,
  'images file': 96,
  'labels file': 96,
  'points file': 8,
} as const;

export type SizedFile = keyof typeof LARGEST_MB;

/** The most bytes that a file of own digits may have, on the page and in a terminal. */
export const MOST_DIGITS_BYTES = LARGEST_MB['digits file'] * MB;

export async function bytesOf(file: Blob, what: SizedFile): Promise<Uint8Array> {
  checkSize(file, what);
  return new Uint8Array(await file.arrayBuffer());
}

export async function textOf(file: Blob, what: SizedFile): Promise<string> {
  checkSize(file, what);
  return file.text();
}

function checkSize({ size }: Blob, what: SizedFile): void {
  const most = LARGEST_MB[what];
  if (size <= most * MB) return;
  throw new Error(`${what}: it has ${Math.ceil(size / MB)} MB, at most ${most} MB are read`);
}
