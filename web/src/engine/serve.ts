// Offers a host to the page through Comlink (see worker_api.ts). Apart from worker.ts so that tests can
// serve a host over any channel.
import * as Comlink from 'comlink';
import type { EngineFailure } from './api';
import { toFailure } from './errors';
import { EngineHost, type HostOptions } from './host';
import { buffersOf, replyOf } from './reply';
import type { WorkerApi } from './worker_api';

export function serve(options: Omit<HostOptions, 'onFailure'>, endpoint?: Comlink.Endpoint): void {
  let reportFailure: (failure: EngineFailure) => void = () => undefined;
  const host = new EngineHost({
    ...options,
    onFailure: (error) => {
      reportFailure(toFailure(error));
    },
  });
  const api: WorkerApi = {
    async call(name, args) {
      const method = host[name].bind(host) as (...values: unknown[]) => Promise<unknown>;
      const reply = await replyOf(async () => {
        await host.rest?.before(name, args);
        return method(...args);
      });
      host.rest?.after(name);
      return Comlink.transfer(reply, buffersOf(reply));
    },
    async listen(onFrame, onFailure) {
      reportFailure = onFailure;
      await host.onFrame((frame) => {
        onFrame(Comlink.transfer(frame, buffersOf(frame)));
      });
    },
    ping: () => Promise.resolve(),
  };
  Comlink.expose(api, endpoint);
}
