// The run of the Digits lab: one that trains (run/live_run.svelte.ts) and that is asked. The learner's
// drawing or an example goes in, the answer comes back. At most one question is on its way; while the pen
// moves, only the newest drawing is asked.
import type {
  Answer,
  Drawing,
  EngineApi,
  EngineInfo,
  Frame,
  ModelSpec,
  Who,
} from '../../engine/api';
import { LiveRun, type Things } from '../../run/live_run.svelte';
import type { ConfigPatch } from '../../state/config';
import { Latest } from '../../state/latest';
import type { Notices } from '../../state/notices.svelte';

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

export class DigitsRun extends LiveRun {
  /** Which network answers. */
  who = $state<Who>('pretrained');
  /** The learner has begun to train (or loaded) a network of his own. */
  ownTrained = $state(false);
  drawing = $state.raw<Drawing | null>(null);
  example = $state.raw<ShownExample | null>(null);
  answer = $state.raw<Answer | null>(null);

  #asking: Latest<Question, Answer>;

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices) {
    super(api, engine, notices);
    this.who = engine.pretrained ? 'pretrained' : 'yours';
    this.#asking = new Latest((question) =>
      question.kind === 'drawing'
        ? api.classify(question.drawing, question.who)
        : api.classifyExample(question.split, question.index, question.who),
    );
  }

  /** Something is on show: a drawing with ink, or an example. */
  get showing(): boolean {
    return this.drawing !== null || this.example !== null;
  }

  setWho(who: Who): void {
    if (who === this.who) return;
    this.who = who;
    this.askAgain();
  }

  /** Whoever chooses or builds a network wants to see that one: from then on it answers. */
  override async setModel(model: ModelSpec, beside: ConfigPatch = {}): Promise<boolean> {
    const built = await super.setModel(model, beside);
    if (built) this.setWho('yours');
    return built;
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
      this.notices.error(error);
    }
  }

  clearDrawing(): void {
    this.#asking.drop();
    this.drawing = null;
    this.example = null;
    this.answer = null;
    void this.api.clearDrawing().catch((error: unknown) => this.notices.error(error));
  }

  /** The same question again: another network answers, or the network changed. */
  askAgain(): void {
    const { drawing, example, who } = this;
    if (drawing) void this.#ask({ kind: 'drawing', drawing, who });
    else if (example)
      void this.#ask({ kind: 'example', split: example.split, index: example.index, who });
  }

  protected override thingsNow(): Things {
    return { many: 'digits', guess: 0.1 };
  }

  /** The first own training switches the answer to the learner's network, once. */
  protected override trainingBegins(): void {
    if (this.ownTrained) return;
    this.ownTrained = true;
    this.setWho('yours');
  }

  protected override adopted(): void {
    this.askAgain();
  }

  protected override frameCame(frame: Frame): void {
    super.frameCame(frame);
    if (frame.answer?.who === this.who && this.showing) this.answer = frame.answer;
  }

  async #ask(question: Question): Promise<void> {
    try {
      const answer = await this.#asking.push(question);
      if (answer?.who === this.who && this.showing) this.answer = answer;
    } catch (error) {
      this.notices.error(error);
    }
  }
}
