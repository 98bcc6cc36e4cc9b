// The points that the learner has painted: in memory with a way back, and in IndexedDB for the next visit.
import { get, set } from 'idb-keyval';
import type { PlanePoint } from '../../../engine/api';
import { MOST_POINTS, dabbed, erased, forTask, problemOf, type Brush, type Task } from './painting';

const KEY = 'inkgrad/painted-points';
/** Strokes that can be taken back. */
const MOST_STEPS = 200;

interface Picture {
  task: Task;
  points: readonly PlanePoint[];
}

export class PaintedPoints {
  #picture = $state.raw<Picture>({ task: 'classification', points: [] });
  #past = $state.raw<Picture[]>([]);
  /** As it was when the pointer went down; null: no stroke is under way. */
  #before: Picture | null = null;
  /** False where the browser refuses to store: the points then live as long as the page. */
  stored = $state(true);

  get points(): readonly PlanePoint[] {
    return this.#picture.points;
  }
  get task(): Task {
    return this.#picture.task;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get full(): boolean {
    return this.points.length >= MOST_POINTS;
  }

  async open(): Promise<void> {
    try {
      const kept = sound(await get(KEY));
      if (kept && this.points.length === 0) this.#picture = kept;
    } catch {
      this.stored = false;
    }
  }

  /** A stroke from here to end() is one step of the way back. */
  begin(): void {
    this.#before ??= this.#picture;
  }
  paint(x: number, y: number, brush: Brush): void {
    this.#draw(dabbed(this.points, x, y, brush));
  }
  erase(x: number, y: number, radius: number): void {
    this.#draw(erased(this.points, x, y, radius));
  }
  /** True when the stroke changed something. */
  end(): boolean {
    const before = this.#before;
    this.#before = null;
    if (!before || before.points === this.points) return false;
    this.#remember(before);
    return true;
  }
  /** The system took the pointer away: this stroke was never meant. */
  cancel(): void {
    if (this.#before) this.#picture = this.#before;
    this.#before = null;
  }

  /** All at once, from a file or a text. */
  replace(points: readonly PlanePoint[]): void {
    this.#become({ task: this.task, points });
  }
  clear(): void {
    if (this.points.length > 0) this.replace([]);
  }
  setTask(task: Task): void {
    if (task !== this.task) this.#become({ task, points: forTask(this.points, task) });
  }
  undo(): void {
    const last = this.#past.at(-1);
    if (!last) return;
    this.#before = null;
    this.#past = this.#past.slice(0, -1);
    this.#picture = last;
    void this.#keep();
  }

  #draw(points: readonly PlanePoint[]): void {
    if (points !== this.points && points.length !== this.points.length) {
      this.#picture = { task: this.task, points };
    }
  }
  #become(picture: Picture): void {
    this.#before = null;
    const before = this.#picture;
    this.#picture = picture;
    this.#remember(before);
  }
  #remember(before: Picture): void {
    this.#past = [...this.#past, before].slice(-MOST_STEPS);
    void this.#keep();
  }
  async #keep(): Promise<void> {
    if (!this.stored) return;
    try {
      const { task, points } = this.#picture;
      await set(KEY, { task, points: points.map(({ x, y, label }) => ({ x, y, label })) });
    } catch {
      this.stored = false;
    }
  }
}

/** What is stored may come from another version of the page: a picture with anything odd in it is left. */
function sound(value: unknown): Picture | null {
  if (typeof value !== 'object' || value === null) return null;
  const { task, points } = value as Partial<Record<'task' | 'points', unknown>>;
  if (task !== 'classification' && task !== 'regression') return null;
  if (!Array.isArray(points) || points.length > MOST_POINTS) return null;
  const every = points.every((one) => isPoint(one) && problemOf(one, task) === null);
  return every ? { task, points: points as PlanePoint[] } : null;
}

function isPoint(value: unknown): value is PlanePoint {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, label } = value as Partial<Record<keyof PlanePoint, unknown>>;
  return [x, y, label].every((one) => typeof one === 'number');
}
