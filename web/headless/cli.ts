// The command line: words in, exit code out. 0: done, 2: wrong arguments, 1: anything else that failed.
import { toFailure } from '../src/engine/errors';
import { evaluate } from './evaluate';
import { COMMANDS, USAGE, help, optionsOf, type Command } from './options';
import { predict } from './predict';
import { train } from './train';
import { UsageError, readWords } from './words';

/** What the runner needs of its surroundings. */
export interface Surroundings {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Standard error is a terminal: the progress bar may rewrite its line. */
  terminal: boolean;
  importModule: (url: string) => Promise<unknown>;
}

export interface Request extends Surroundings {
  options: Map<string, string[]>;
}

/** Each returns what --json prints, and the same for people to read. */
export interface Outcome {
  json: object;
  text: string;
}

const RUN: Record<Command, (request: Request) => Promise<Outcome>> = {
  train,
  eval: evaluate,
  predict,
};

export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  if (args.includes('--help') || args.includes('-h')) {
    out(help());
    return 0;
  }
  const command = COMMANDS.find((one) => one === args[0]);
  try {
    const known = command ? optionsOf(command) : [];
    const { options } = readWords(args, COMMANDS, known);
    const outcome = await RUN[command ?? 'train']({ ...surroundings, options });
    out(options.has('--json') ? `${JSON.stringify(outcome.json)}\n` : outcome.text);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) {
      err(`error: ${toFailure(error).message}\n`);
      return 1;
    }
    const usage = command ? [USAGE[command]] : COMMANDS.map((one) => USAGE[one]);
    err(
      `error: ${error.message}\nusage: ${usage.join('\n       ')}\n--help explains the options.\n`,
    );
    return 2;
  }
}
