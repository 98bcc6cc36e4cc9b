// Digits that only the learner has, drawn or imported: a link to a run cannot hold them. Pure.
import type { RunConfig, RunInfo } from '../engine/api';

const SOURCES = [
  ['own', 'use_own', 'your own digits'],
  ['imported', 'use_imported', 'the imported digits'],
] as const;

export interface Sendable {
  /** Does not ask for digits that this run does not have: whoever opens the link may have some. */
  config: RunConfig;
  /** What the link cannot hold, in a sentence, or ''. */
  note: string;
}

/** `info`: of the run, null where none is built. */
export function sendable(config: RunConfig, info: RunInfo | null): Sendable {
  const data = { ...config.data };
  const kept: string[] = [];
  for (const [source, option, words] of SOURCES) {
    const found = info?.data.sources.find((one) => one.name === source);
    if (found && found.train + found.test > 0) kept.push(words);
    else if (option in data) data[option] = 0;
  }
  const note = kept.length > 0 ? `It cannot hold ${kept.join(' and ')}: send those as files.` : '';
  return { config: { ...config, data }, note };
}
