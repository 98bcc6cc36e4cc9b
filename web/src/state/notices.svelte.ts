// What the page tells the learner in passing: at most two things, oldest first, each can be dismissed.

export interface Action {
  label: string;
  run: () => void;
}

export interface Notice {
  id: number;
  kind: 'info' | 'good' | 'error';
  text: string;
  action: Action | null;
  /** What else can be done; then the notice stays until one of the two is. */
  otherwise: Action | null;
}

/** Errors stay until dismissed; the rest leave by themselves, later when there is something to click. */
const LIFETIME = { plain: 6000, withAction: 12000 };
const MOST = 2;

export class Notices {
  list = $state.raw<Notice[]>([]);
  #next = 1;

  say(text: string, action: Action | null = null): number {
    return this.#add('info', text, action);
  }

  good(text: string, action: Action | null = null): number {
    return this.#add('good', text, action);
  }

  /** A choice of two: it stays until it is made. */
  offer(text: string, action: Action, otherwise: Action): number {
    return this.#add('info', text, action, otherwise);
  }

  error(what: unknown, context = ''): number {
    const text = what instanceof Error ? what.message : String(what);
    return this.#add('error', context === '' ? text : `${context}: ${text}`, null);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  #add(
    kind: Notice['kind'],
    text: string,
    action: Action | null,
    otherwise: Action | null = null,
  ): number {
    const id = this.#next++;
    // Nobody undoes the last but one. Errors each tell of something else.
    const replaces = (notice: Notice): boolean =>
      notice.text === text ||
      (kind !== 'error' && notice.kind === kind && notice.action?.label === action?.label);
    const others = this.list.filter((notice) => !replaces(notice));
    this.list = [...others, { id, kind, text, action, otherwise }].slice(-MOST);
    if (kind !== 'error' && otherwise === null) {
      setTimeout(() => this.dismiss(id), action ? LIFETIME.withAction : LIFETIME.plain);
    }
    return id;
  }
}
