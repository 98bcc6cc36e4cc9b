// Undoes gzip by the platform's own DecompressionStream: it streams, so that a small file cannot
// unpack to more than `limit` bytes, and it checks the file's checksum. Files that are not gzip pass.
import { EngineError } from './errors';

/** Twice the 60,000 images of MNIST. */
export const MOST_BYTES = 96 * 1024 * 1024;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** `name` stands in the messages: "images: the gzip data is damaged". */
export async function gunzip(
  bytes: Uint8Array,
  name: string,
  limit: number = MOST_BYTES,
): Promise<Uint8Array> {
  if (!isGzip(bytes)) {
    if (bytes.length > limit) throw tooLarge(name, limit);
    return bytes;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = unpacked(bytes).getReader();
  for (;;) {
    const chunk = await reader.read().catch((error: unknown) => {
      throw new EngineError(
        'bad_file',
        `${name}: the gzip data is damaged or cut off (${reason(error)})`,
      );
    });
    if (chunk.done) break;
    size += chunk.value.length;
    if (size > limit) {
      // Not waited for: Node's stream never settles while it still has input.
      reader.cancel().catch(() => undefined);
      throw tooLarge(name, limit);
    }
    chunks.push(chunk.value);
  }
  return joined(chunks, size);
}

function unpacked(bytes: Uint8Array): ReadableStream<Uint8Array> {
  // A copy on plain memory: streams refuse shared memory.
  const source = new Blob([Uint8Array.from(bytes)]).stream();
  return source.pipeThrough(new DecompressionStream('gzip'));
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(name: string, limit: number): EngineError {
  const megabytes = Math.round(limit / 1024 / 1024);
  return new EngineError(
    'bad_file',
    `${name}: unpacks to more than ${String(megabytes)} MB, which is more than any digits file here`,
  );
}

function reason(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'it ends too early';
}
