// Asking a network: the learner's drawing or an example goes in, the answer comes back. At most one
// question is on its way; while the pen moves, only the newest drawing is asked.
import type { Answer, Drawing, EngineApi, Frame, Who } from '../../engine/api';
import { Latest } from '../../state/latest';

export type Split = 'train' | 'test';

/** A digit of the data on show instead of a drawing. */
export interface ShownExample {
  split: Split;
  index: number;
  label: number;
  pixels: Float32Array;
}

type Question =
  | { kind: 'drawing'; drawing: Drawing; who: Who }
  | { kind: 'example'; split: Split; index: number; who: Who };

export abstract class Asking {
  readonly api: EngineApi;

  /** Which network answers. */
  who = $state<Who>('pretrained');
  /** The learner has begun to train (or loaded) a network of his own. */
  ownTrained = $state(false);
  drawing = $state.raw<Drawing | null>(null);
  example = $state.raw<ShownExample | null>(null);
  answer = $state.raw<Answer | null>(null);

  #asking: Latest<Question, Answer>;

  constructor(api: EngineApi, who: Who) {
    this.api = api;
    this.who = who;
    this.#asking = new Latest((question) =>
      question.kind === 'drawing'
        ? api.classify(question.drawing, question.who)
        : api.classifyExample(question.split, question.index, question.who),
    );
  }

  protected abstract failed(error: unknown): void;

  /** Something is on show: a drawing with ink, or an example. */
  get showing(): boolean {
    return this.drawing !== null || this.example !== null;
  }

  setWho(who: Who): void {
    if (who === this.who) return;
    this.who = who;
    this.askAgain();
  }

  /** Call at every stroke point: it does not wait and never piles up. */
  classify(drawing: Drawing): void {
    this.drawing = drawing;
    this.example = null;
    void this.#ask({ kind: 'drawing', drawing, who: this.who });
  }

  /** Shows a digit of the data in place of the drawing and asks what it is. */
  async inspectExample(split: Split, index: number): Promise<void> {
    try {
      const [found] = await this.api.examples(split, index, 1);
      if (!found) return;
      this.drawing = null;
      this.example = { split, index, ...found };
      await this.#ask({ kind: 'example', split, index, who: this.who });
    } catch (error) {
      this.failed(error);
    }
  }

  clearDrawing(): void {
    this.#asking.drop();
    this.drawing = null;
    this.example = null;
    this.answer = null;
    void this.api.clearDrawing().catch((error: unknown) => this.failed(error));
  }

  /** The same question again: another network answers, or the network changed. */
  askAgain(): void {
    const { drawing, example, who } = this;
    if (drawing) void this.#ask({ kind: 'drawing', drawing, who });
    else if (example)
      void this.#ask({ kind: 'example', split: example.split, index: example.index, who });
  }

  protected answerFrom(frame: Frame): void {
    if (frame.answer?.who === this.who && this.showing) this.answer = frame.answer;
  }

  async #ask(question: Question): Promise<void> {
    try {
      const answer = await this.#asking.push(question);
      if (answer?.who === this.who && this.showing) this.answer = answer;
    } catch (error) {
      this.failed(error);
    }
  }
}
