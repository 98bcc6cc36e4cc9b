// A progress bar on standard error: one line that rewrites itself in a terminal, a line now and then
// anywhere else.
const WIDTH = 24;
const TERMINAL_MS = 100;
const LOG_MS = 5000;

export interface ProgressOptions {
  title: string;
  err: (text: string) => void;
  terminal: boolean;
  quiet: boolean;
}

export class Progress {
  readonly #options: ProgressOptions;
  readonly #start = performance.now();
  #openLine = false;
  #last = this.#start;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  update(done: number, total: number, detail: string): void {
    const { terminal, quiet, err } = this.#options;
    const now = performance.now();
    const finished = done >= total;
    if (quiet || (!finished && now - this.#last < (terminal ? TERMINAL_MS : LOG_MS))) return;
    this.#last = now;
    const line = `${this.#options.title} ${bar(done / total)} ${done}/${total}  ${detail}${this.#left(done, total, now)}`;
    this.#openLine = terminal && !finished;
    err(terminal ? `\r\u001b[K${line}${finished ? '\n' : ''}` : `${line}\n`);
  }

  /** The work ended before it was done: what follows begins a line of its own. */
  end(): void {
    if (this.#openLine) this.#options.err('\n');
    this.#openLine = false;
  }

  #left(done: number, total: number, now: number): string {
    if (done === 0 || done >= total) return '';
    const seconds = ((now - this.#start) / 1000 / done) * (total - done);
    return `  ${Math.ceil(seconds)} s left`;
  }
}

export function bar(share: number): string {
  const filled = Math.round(WIDTH * Math.min(1, Math.max(0, share)));
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}]`;
}
