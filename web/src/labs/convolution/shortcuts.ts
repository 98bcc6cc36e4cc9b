// Which key does what in this lab. Pure: the event's facts go in, the command's name comes out.

export type Command = 'toggle' | 'step' | 'back' | 'close';

export interface KeyFacts {
  readonly key: string;
  readonly modified: boolean;
  readonly repeat: boolean;
  /** The focused element acts on Space or the arrows itself. */
  readonly busy: boolean;
}

export function commandFor({ key, modified, repeat, busy }: KeyFacts): Command | null {
  if (modified) return null;
  if (key === 'Escape') return 'close';
  if (busy) return null;
  if (key === ' ' && !repeat) return 'toggle';
  if (key === 'ArrowRight') return 'step';
  if (key === 'ArrowLeft') return 'back';
  return null;
}

const CONTROLS =
  'button, input, select, textarea, a, summary, option, [role="gridcell"], [contenteditable]';

export function factsOf(event: KeyboardEvent): KeyFacts {
  const { key, ctrlKey, metaKey, altKey, repeat, target } = event;
  return {
    key,
    modified: ctrlKey || metaKey || altKey,
    repeat,
    busy: target instanceof Element && target.closest(CONTROLS) !== null,
  };
}
