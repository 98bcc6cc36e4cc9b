// Which key does what in the lab. Pure: the event's facts go in, the command's name comes out.

export type Command = 'toggle' | 'on' | 'back' | 'path' | 'close';

export interface KeyFacts {
  key: string;
  /** Ctrl, Alt or the command key is held. */
  modified: boolean;
  repeat: boolean;
  /** The focused element's tag in lower case, and whether it is written in or moved by the arrows. */
  tag: string;
  arrows: boolean;
}

export function commandFor({ key, modified, repeat, tag, arrows }: KeyFacts): Command | null {
  if (modified) return null;
  if (key === 'Escape') return 'close';
  // What is typed in, or moved by the arrows, keeps its keys; buttons keep Space alone.
  if (arrows) return null;
  if (key === 'ArrowRight') return 'on';
  if (key === 'ArrowLeft') return 'back';
  if (key.toLowerCase() === 'p') return 'path';
  const pressed = ['button', 'a', 'summary'].includes(tag);
  return key === ' ' && !repeat && !pressed ? 'toggle' : null;
}

export function factsOf(event: KeyboardEvent): KeyFacts {
  const element = event.target instanceof HTMLElement ? event.target : null;
  const tag = element?.tagName.toLowerCase() ?? '';
  const arrows =
    ['input', 'select', 'textarea', 'option'].includes(tag) ||
    element?.getAttribute('role') === 'slider' ||
    (element?.isContentEditable ?? false);
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  return { key: event.key, modified, repeat: event.repeat, tag, arrows };
}
