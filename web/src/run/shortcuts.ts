// Which key does what in the lab. Pure: the event's facts go in, the command's name comes out.

export type Command = 'toggle' | 'step' | 'undo' | 'close';

export interface KeyFacts {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  /** The focused element's tag in lower case, and what a control must not lose. */
  target: { tag: string; editable: boolean };
}

/** These act on Space or the arrows themselves. */
const CONTROLS = ['button', 'input', 'select', 'textarea', 'a', 'summary', 'option'];

export function commandFor(facts: KeyFacts): Command | null {
  const { key, target } = facts;
  const typing = target.editable;
  if ((facts.ctrlKey || facts.metaKey) && !facts.altKey && !facts.shiftKey) {
    return key.toLowerCase() === 'z' && !typing ? 'undo' : null;
  }
  if (facts.altKey) return null;
  if (key === 'Escape') return 'close';
  if (CONTROLS.includes(target.tag) || typing) return null;
  if (key === ' ' && !facts.repeat) return 'toggle';
  if (key === 'ArrowRight') return 'step';
  return null;
}

export function factsOf(event: KeyboardEvent): KeyFacts {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
  const element = event.target instanceof HTMLElement ? event.target : null;
  const textual = element instanceof HTMLInputElement && element.type === 'text';
  return {
    key,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    repeat,
    target: {
      tag: element?.tagName.toLowerCase() ?? '',
      editable:
        textual || element instanceof HTMLTextAreaElement || (element?.isContentEditable ?? false),
    },
  };
}
