// Which key does what in the lab. Pure: the event's facts go in, the command's name comes out.

export type Command = 'toggle' | 'on' | 'back' | 'close';

export interface KeyFacts {
  readonly key: string;
  readonly modified: boolean;
  readonly repeat: boolean;
  /** The focused element acts on Space, or on the arrows, itself. */
  readonly pressed: boolean;
  readonly arrows: boolean;
}

export function commandFor({ key, modified, repeat, pressed, arrows }: KeyFacts): Command | null {
  if (modified) return null;
  if (key === 'Escape') return 'close';
  if (arrows) return null;
  if (key === 'ArrowRight') return 'on';
  if (key === 'ArrowLeft') return 'back';
  return key === ' ' && !repeat && !pressed ? 'toggle' : null;
}

const ARROWS = 'input, select, textarea, option, [data-arrows], [contenteditable]';

export function factsOf(event: KeyboardEvent): KeyFacts {
  const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
  const within = (selector: string): boolean =>
    target instanceof Element && target.closest(selector) !== null;
  return {
    key,
    modified: ctrlKey || metaKey || altKey,
    repeat,
    pressed: within('button, a, summary'),
    arrows: within(ARROWS),
  };
}
