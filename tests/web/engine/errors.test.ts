// Errors on their way from the engine to the page.
import { describe, expect, test } from 'vitest';
import {
  EngineError,
  fromFailure,
  isFatal,
  toEngineError,
  toFailure,
} from '../../../web/src/engine/errors';
import { buffersOf, replyOf, valueOf } from '../../../web/src/engine/reply';

describe('toFailure', () => {
  test('keeps the code and message of an engine error', () => {
    const error = Object.assign(new Error('units: expected 1..4096, got 0'), {
      code: 'invalid_argument',
    });
    expect(toFailure(error)).toEqual({
      code: 'invalid_argument',
      message: 'units: expected 1..4096, got 0',
    });
  });

  test('calls a trap and an abort a crash', () => {
    const trap = new WebAssembly.RuntimeError('unreachable');
    expect(toFailure(trap)).toEqual({
      code: 'crashed',
      message: 'the engine stopped: unreachable',
    });
  });

  test('calls a stack that is too deep a crash, in the words of each browser', () => {
    expect(toFailure(new RangeError('Maximum call stack size exceeded')).code).toBe('crashed');
    expect(toFailure(new Error('too much recursion')).code).toBe('crashed');
  });

  test('calls a refused allocation out of memory', () => {
    const error = new RangeError('Array buffer allocation failed');
    expect(toFailure(error).code).toBe('out_of_memory');
  });

  test('takes anything that can be thrown', () => {
    expect(toFailure('oops')).toEqual({ code: 'internal', message: 'the engine threw oops' });
    expect(toFailure(undefined).code).toBe('internal');
    expect(toFailure(Object.create(null)).message).toMatch(/cannot be shown/);
    expect(toFailure(new TypeError()).message).toBe('TypeError');
  });
});

test('only what leaves the module unusable is fatal', () => {
  const fatal = ['crashed', 'stuck', 'out_of_memory'];
  for (const code of fatal) expect(isFatal({ code, message: '' })).toBe(true);
  for (const code of ['bad_file', 'internal', 'restarted']) {
    expect(isFatal({ code, message: '' })).toBe(false);
  }
});

test('an engine error stays itself', () => {
  const error = new EngineError('bad_file', 'labels: cut off');
  expect(toEngineError(error)).toBe(error);
  expect(toEngineError(new Error('x')).code).toBe('internal');
});

describe('a reply', () => {
  test('carries a value', async () => {
    expect(valueOf(await replyOf(() => 7))).toBe(7);
  });

  test('carries a failure that is thrown again on the other side', async () => {
    const reply = await replyOf(() => Promise.reject(new EngineError('bad_state', 'not yet')));
    const crossed = structuredClone(reply);
    expect(() => valueOf(crossed)).toThrow(fromFailure({ code: 'bad_state', message: 'not yet' }));
  });
});

describe('buffersOf', () => {
  test('finds every buffer once, however deep', () => {
    const shared = new ArrayBuffer(8);
    const other = new Float32Array(3);
    const data = {
      a: new Float32Array(shared),
      list: [{ b: new Uint8Array(shared) }, null, 'text', 5],
      deep: { c: other },
    };
    expect(buffersOf(data)).toEqual([shared, other.buffer]);
  });

  test('leaves shared memory alone: it cannot be transferred', () => {
    expect(buffersOf({ a: new Float32Array(new SharedArrayBuffer(8)) })).toEqual([]);
  });
});
