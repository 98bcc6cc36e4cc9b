// How one call's outcome crosses from the worker: a value, or a failure as plain data.
import type { EngineFailure } from './api';
import { fromFailure, toFailure } from './errors';

export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: EngineFailure };

export async function replyOf<Value>(call: () => Value | Promise<Value>): Promise<Reply<Value>> {
  try {
    return { ok: true, value: await call() };
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

/** The value, or the failure thrown as an EngineError. */
export function valueOf<Value>(reply: Reply<Value>): Value {
  if (reply.ok) return reply.value;
  throw fromFailure(reply.error);
}

/** Every buffer inside plain data, once each: handed over rather than copied. */
export function buffersOf(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(data, found);
  return [...found];
}

function collect(data: unknown, found: Set<ArrayBuffer>): void {
  if (typeof data !== 'object' || data === null) return;
  if (ArrayBuffer.isView(data)) {
    // Shared memory cannot be handed over; nothing here should be on it, and it would be copied.
    if (data.buffer instanceof ArrayBuffer) found.add(data.buffer);
    return;
  }
  for (const value of Object.values(data)) collect(value, found);
}
