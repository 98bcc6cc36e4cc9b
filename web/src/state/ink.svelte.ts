// The ink on the pad, reactive: every change is asked at once.
import type { Drawing, Stroke } from '../engine/api';
import { PEN_WIDTH, StrokeRecorder, pressureOf } from './strokes';

/** Who is asked about every change, and may show an example in the drawing's place. */
export interface Asked {
  readonly example: unknown;
  classify(drawing: Drawing): void;
  clearDrawing(): void;
}

export class Ink {
  strokes = $state.raw<readonly Stroke[]>([]);
  penWidth = $state(PEN_WIDTH);
  canUndo = $state(false);
  #recorder = new StrokeRecorder();
  /** There was ink when the example came. */
  #covered = false;
  #asking: Asked;

  constructor(asking: Asked) {
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
    let changed = false;
    for (const one of pointsOf(event)) {
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
    this.#recorder.show(drawing);
    this.#changed();
  }

  /** An example took the place of the drawing; Undo brings the drawing back. */
  setAside(): void {
    this.#covered ||= !this.#recorder.empty;
    this.#recorder.clear();
    this.#read();
  }

  /** The example goes, and the drawing that it covered comes back. */
  putExampleAway(): void {
    if (this.#covered) this.undo();
    else this.clear();
  }

  #changed(): void {
    this.#covered = false;
    this.#read();
    const drawing = this.#recorder.drawing();
    if (drawing) this.#asking.classify(drawing);
    else this.#asking.clearDrawing();
  }

  #read(): void {
    this.strokes = this.#recorder.strokes;
    this.penWidth = this.#recorder.penWidth;
    this.canUndo = this.#recorder.canUndo;
  }
}

/** Safari before 18.2, and every browser over plain http, have only the newest. */
function pointsOf(event: PointerEvent): PointerEvent[] {
  const events = (event as Partial<PointerEvent>).getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}

function inBox(event: PointerEvent, box: DOMRect): [x: number, y: number, pressure: number] {
  const x = (event.clientX - box.left) / box.width;
  const y = (event.clientY - box.top) / box.height;
  return [x, y, pressureOf(event)];
}
