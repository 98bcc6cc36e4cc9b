// The way back to a trained network that a reset or a new run would lose.
import type { LiveRun } from './live_run.svelte';

/** So many steps are worth an offer to go back to them. */
export const WORTH_KEEPING = 20;

/**
 * Call before the loss; gives what to call after it, with the news of what has happened. They are told
 * where there is a way back, or where they matter by themselves.
 */
export async function wayBack(run: LiveRun): Promise<(news: string, matters?: boolean) => void> {
  const trained = await keptNetwork(run);
  return (news, matters = false) => {
    if (trained) {
      run.notices.say(news, {
        label: 'Back to the trained network',
        run: () => void run.load(trained).catch((error: unknown) => run.notices.error(error)),
      });
    } else if (matters) run.notices.say(news);
  };
}

/** The network in force as a file, where losing it would be a pity; otherwise null. */
async function keptNetwork(run: LiveRun): Promise<Uint8Array | null> {
  if (run.step < WORTH_KEEPING || run.frame?.divergence) return null;
  return run.api.save().catch(() => null);
}
