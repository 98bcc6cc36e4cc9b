// What a finished evaluation tells of the classes and of the beliefs, copied out of a session.
import type { MeasuredSplit, Scores } from './api';
import type { EvaluationReport, Session } from './session';

/** Call right after the evaluate() that was done: the next one overwrites the views. */
export function scoresOf(session: Session, split: MeasuredSplit, report: EvaluationReport): Scores {
  const { step, count, accuracy, loss, macroPrecision, macroRecall, macroF1, calibrationError } =
    report;
  return {
    split,
    step,
    count,
    accuracy,
    loss,
    macroPrecision,
    macroRecall,
    macroF1,
    calibrationError,
    classes: session.view('class_scores'),
    calibration: session.view('calibration'),
    topK: session.view('top_k'),
  };
}
