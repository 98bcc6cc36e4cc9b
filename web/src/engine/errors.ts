// The errors of the engine, on either side of the worker. Only plain data crosses (EngineFailure):
// structured cloning would drop `.code` from an Error.
import type { EngineFailure } from './api';

// Codes of the core: invalid_argument, shape_mismatch, unknown_name, bad_file, bad_state, unsupported.
// Of the seam (guard.cpp): out_of_memory, internal. Of this side:
/** A trap or an abort: the module cannot be used any more. */
export const CRASHED = 'crashed';
/** The worker no longer answers. */
export const STUCK = 'stuck';
/** The call was under way when the engine had to be restarted. */
export const RESTARTED = 'restarted';
export const OUT_OF_MEMORY = 'out_of_memory';
export const INTERNAL = 'internal';
export const UNSUPPORTED = 'unsupported';
/** The engine's files could not be had. */
export const UNAVAILABLE = 'unavailable';

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** After one of these the module's memory cannot be trusted or is full: start anew. */
export function isFatal(failure: EngineFailure): boolean {
  return [CRASHED, STUCK, OUT_OF_MEMORY].includes(failure.code);
}

/** Any thrown thing as what crosses. Never throws. */
export function toFailure(error: unknown): EngineFailure {
  if (!(error instanceof Error)) {
    // A C++ exception that guard.cpp did not catch arrives as a WebAssembly.Exception, which is no Error.
    return { code: INTERNAL, message: `the engine threw ${describe(error)}` };
  }
  const message = error.message || error.name;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && code !== '') return { code, message };
  // Emscripten's abort() is a RuntimeError as well. A stack that is too deep is none, and as fatal.
  if (error instanceof WebAssembly.RuntimeError || /call stack|recursion/i.test(message)) {
    return { code: CRASHED, message: `the engine stopped: ${message}` };
  }
  if (error instanceof RangeError && /alloc|memory/i.test(message)) {
    return { code: OUT_OF_MEMORY, message };
  }
  return { code: INTERNAL, message };
}

export function fromFailure(failure: EngineFailure): EngineError {
  return new EngineError(failure.code, failure.message);
}

/** Any thrown thing as an EngineError. */
export function toEngineError(error: unknown): EngineError {
  return error instanceof EngineError ? error : fromFailure(toFailure(error));
}

function describe(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'something that cannot be shown';
  }
}
