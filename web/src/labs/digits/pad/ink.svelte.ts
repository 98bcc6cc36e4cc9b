// The ink on the pad, reactive: every change is asked at once.
import type { Drawing, Stroke } from '../../../engine/api';
import type { Asking } from '../asking.svelte';
import { StrokeRecorder, pressureOf } from './strokes';

export class Ink {
  strokes = $state.raw<readonly Stroke[]>([]);
  canUndo = $state(false);
  #recorder = new StrokeRecorder();
  /** There was ink when the example came. */
  #covered = false;
  #asking: Asking;

  constructor(asking: Asking) {
    this.#asking = asking;
  }

  begin(event: PointerEvent, box: DOMRect): void {
    // Ink over an example would be neither: the pad starts afresh.
    if (this.#asking.example) this.#recorder.clear();
    this.#recorder.begin(...inBox(event, box));
    this.#changed();
  }

  /** All the points since the last event, not only the newest. */
  extend(event: PointerEvent, box: DOMRect): void {
    const events = event.getCoalescedEvents();
    let changed = false;
    for (const one of events.length > 0 ? events : [event]) {
      changed = this.#recorder.extend(...inBox(one, box)) || changed;
    }
    if (changed) this.#changed();
  }

  end(): void {
    this.#recorder.end();
    this.canUndo = this.#recorder.canUndo;
  }

  cancel(): void {
    this.#recorder.cancel();
    this.#changed();
  }

  undo(): void {
    if (!this.#recorder.canUndo) return;
    this.#recorder.undo();
    this.#changed();
  }

  clear(): void {
    this.#recorder.clear();
    this.#changed();
  }

  /** A kept drawing comes back onto the pad. */
  show(drawing: Drawing): void {
    this.#recorder.show(drawing.strokes);
    this.#changed();
  }

  /** An example took the place of the drawing; Undo brings the drawing back. */
  setAside(): void {
    this.#covered ||= !this.#recorder.empty;
    this.#recorder.clear();
    this.strokes = this.#recorder.strokes;
    this.canUndo = this.#recorder.canUndo;
  }

  /** The example goes, and the drawing that it covered comes back. */
  putExampleAway(): void {
    if (this.#covered) this.undo();
    else this.clear();
  }

  #changed(): void {
    this.#covered = false;
    this.strokes = this.#recorder.strokes;
    this.canUndo = this.#recorder.canUndo;
    const drawing = this.#recorder.drawing();
    if (drawing) this.#asking.classify(drawing);
    else this.#asking.clearDrawing();
  }
}

function inBox(event: PointerEvent, box: DOMRect): [x: number, y: number, pressure: number] {
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  return [x, y, pressureOf(event)];
}
