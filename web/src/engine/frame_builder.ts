// Puts a frame together from the run as it is now. Every array in it is a copy made for this frame, so
// that it can be handed over to the page.
import type { Answers } from './answers';
import type { Details, Frame, RunInfo } from './api';
import type { Clock } from './clock';
import type { Evaluator } from './evaluation';
import { PlaneWatcher } from './plane';
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

/** The path is projected anew only so often that this share of the time goes into it. */
const PATH_SHARE = 0.05;

export class FrameBuilder {
  readonly plane: PlaneWatcher;
  readonly #clock: Clock;
  #path: Details['path'] = null;
  #pathInfo: RunInfo | null = null;
  #nextPath = 0;
  /** What the last details showed. */
  #shown: { step: number; evaluation: unknown; info: RunInfo } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.plane = new PlaneWatcher(clock);
  }

  /** `details`: with the slow pictures, where they changed since they were last sent. */
  build(parts: FrameParts, details: boolean): Frame {
    const { session, info, evaluator, loop, answers } = parts;
    const report = session.report();
    const { step, epoch, loss, accuracy, learningRate, diverged, stopped } = report;
    return {
      playing: loop.playing,
      step,
      epoch,
      loss,
      accuracy,
      learningRate,
      examplesPerSecond: loop.speed.perSecond(),
      divergence: diverged ? session.divergence() : null,
      stopped,
      history: pictures.historyOf(session),
      tests: evaluator.curve,
      trains: evaluator.trainCurve,
      validation: pictures.validationOf(session, info),
      layers: pictures.layerSeriesOf(session, info),
      clipping: pictures.clippingOf(session, report.clippedSteps),
      answer: answers.current(),
      plane: this.plane.build(session, info, step, loop.playing),
      details: details ? this.#details(parts, step) : null,
    };
  }

  /** The next details are sent whatever they are: somebody new is listening. */
  forget(): void {
    this.#shown = null;
  }

  #details({ session, info, evaluator, loop }: FrameParts, step: number): Details | null {
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
      path: structuredClone(this.#pathNow(session, info, loop.playing)),
    };
  }

  /** At rest always the newest. While playing the one before may do: projecting a long one takes time. */
  #pathNow(session: Session, info: RunInfo, playing: boolean): Details['path'] {
    const start = this.#clock.now();
    if (playing && info === this.#pathInfo && start < this.#nextPath) return this.#path;
    this.#path = pictures.pathOf(session);
    this.#pathInfo = info;
    const end = this.#clock.now();
    this.#nextPath = end + (end - start) / PATH_SHARE;
    return this.#path;
  }
}
