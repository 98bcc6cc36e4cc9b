// Puts a frame together from the run as it is now. Every array in it is a copy made for this frame, so
// that it can be handed over to the page.
import type { Answers } from './answers';
import type { Details, Frame, RunInfo } from './api';
import type { Evaluator } from './evaluation';
import * as pictures from './pictures';
import type { Session } from './session';
import type { TrainingLoop } from './training_loop';

export interface FrameParts {
  session: Session;
  info: RunInfo;
  evaluator: Evaluator;
  loop: TrainingLoop;
  answers: Answers;
}

export class FrameBuilder {
  /** What the last details showed. */
  #shown: { step: number; evaluation: unknown; info: RunInfo } | null = null;

  /** `details`: with the slow pictures, where they changed since they were last sent. */
  build(parts: FrameParts, details: boolean): Frame {
    const { session, info, evaluator, loop, answers } = parts;
    const { step, epoch, loss, accuracy, learningRate, diverged } = session.report();
    return {
      playing: loop.playing,
      step,
      epoch,
      loss,
      accuracy,
      learningRate,
      examplesPerSecond: loop.speed.perSecond(),
      divergence: diverged ? session.divergence() : null,
      history: pictures.historyOf(session),
      tests: evaluator.curve,
      layers: pictures.layerSeriesOf(session, info),
      answer: answers.current(),
      details: details ? this.#details(parts, step) : null,
    };
  }

  /** The next details are sent whatever they are: somebody new is listening. */
  forget(): void {
    this.#shown = null;
  }

  #details({ session, info, evaluator }: FrameParts, step: number): Details | null {
    const now = { step, evaluation: evaluator.result, info };
    const last = this.#shown;
    if (last?.step === step && last.evaluation === now.evaluation && last.info === info)
      return null;
    this.#shown = now;
    return {
      // Cloned: the evaluator keeps its result, and may show it again.
      evaluation: structuredClone(evaluator.result),
      histograms: pictures.histogramsOf(session, info),
      firstWeights: pictures.firstWeightsOf(session, info),
      path: pictures.pathOf(session),
    };
  }
}
