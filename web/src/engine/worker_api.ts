// What the worker exposes to client.ts through Comlink: the calls of api.ts by name with their outcome as
// plain data, and two ways for the worker to speak up by itself.
import type { EngineApi, EngineFailure, Frame } from './api';
import type { Reply } from './reply';

/** Calls that go through as they are; frames have a way of their own. */
export type CallName = Exclude<keyof EngineApi, 'onFrame'>;

export interface WorkerApi {
  call(name: CallName, args: readonly unknown[]): Promise<Reply<unknown>>;
  /** Both are Comlink proxies. */
  listen(
    onFrame: (frame: Frame) => void,
    onFailure: (failure: EngineFailure) => void,
  ): Promise<void>;
  /** Answered as soon as the worker is between two slices: a sign of life. */
  ping(): Promise<void>;
}
