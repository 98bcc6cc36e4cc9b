// The lab's parts outlive its page: who goes to another lab and comes back finds the same run, the same
// drawing and the same digits.
import type { EngineApi } from '../../engine/api';
import type { LabProps } from '../../state/lab';
import { Ink } from '../../state/ink.svelte';
import { DataDesk } from './data/desk.svelte';
import { KeptRun } from './kept_run';
import { RunLink } from './link.svelte';
import { DigitsRun } from './run.svelte';

export interface Standing {
  readonly run: DigitsRun;
  readonly ink: Ink;
  readonly desk: DataDesk;
  readonly link: RunLink;
  readonly kept: KeptRun;
}

const standing = new WeakMap<EngineApi, Standing>();

/** One for each engine, whose run it holds. */
export function standingLab({ api, engine, notices }: Omit<LabProps, 'onshare'>): Standing {
  const found = standing.get(api);
  if (found) return found;
  // A root of its own: what is derived must not end with the component that asked first.
  let made: Standing | undefined;
  $effect.root(() => {
    const run = new DigitsRun(api, engine, notices);
    const link = new RunLink(run);
    made = { run, ink: new Ink(run), desk: new DataDesk(run), link, kept: new KeptRun(run) };
  });
  if (!made) throw new Error('an effect root runs at once');
  standing.set(api, made);
  return made;
}

/** Call when the lab's page comes; the first time it builds the run that the address asks for. */
export async function enter({ run, desk, link, kept }: Standing): Promise<void> {
  const first = run.info === null && !run.building;
  await run.listen();
  if (!first) {
    await link.moved();
    await run.catchUp();
    return;
  }
  await desk.open();
  await link.open();
  await kept.offer();
}

/** Call when another lab comes: nothing trains that nobody sees. */
export function leave({ run, kept }: Standing): void {
  if (run.playing) void run.pause();
  void kept.keep();
}
