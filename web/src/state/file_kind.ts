// What a dropped file is, told by its first bytes, whatever its name.

export type FileKind = 'idx-images' | 'idx-labels' | 'model' | 'digits' | 'unknown';

const PEEK = 16;
const IDX_IMAGES = 0x00000803;
const IDX_LABELS = 0x00000801;

export async function kindOfFile(file: Blob): Promise<FileKind> {
  const head = await firstBytes(file.slice(0, 65536).stream(), PEEK);
  if (!isGzip(head)) return kindOfBytes(head);
  try {
    const gunzip = new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>;
    return kindOfBytes(await firstBytes(file.stream().pipeThrough(gunzip), PEEK));
  } catch {
    return 'unknown';
  }
}

/** `head`: the first 16 bytes, or all there are. */
export function kindOfBytes(head: Uint8Array): FileKind {
  if (head.length >= 4) {
    const magic = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (magic === IDX_IMAGES) return 'idx-images';
    if (magic === IDX_LABELS) return 'idx-labels';
  }
  // safetensors: the length of its JSON header as 64 bits, then the header.
  if (head.length > 8 && head[6] === 0 && head[7] === 0 && head[8] === CURLY) return 'model';
  const first = head.find((byte) => !SPACE.includes(byte));
  return first === CURLY ? 'digits' : 'unknown';
}

const CURLY = '{'.charCodeAt(0);
/** White space, and the byte order mark that some editors put before JSON. */
const SPACE = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

async function firstBytes(stream: ReadableStream<Uint8Array>, count: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const bytes = new Uint8Array(count);
  let filled = 0;
  while (filled < count) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, count - filled);
    bytes.set(part, filled);
    filled += part.length;
  }
  void reader.cancel().catch(() => undefined);
  return bytes.subarray(0, filled);
}
