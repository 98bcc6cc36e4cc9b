// What the learning curves' card shows of a frame. Pure.
import type { Evaluation, Frame, MeasuredCurve } from '../../engine/api';
import type { ChartData, Line } from '../../viz/chart';
import { count, digits, percent, tick } from '../../viz/format';
import type { Things } from '../live_run.svelte';
import { STEPS, type Axis } from './axis';
import type { Curve } from '../../viz/series_data';

type Curves = Pick<
  Frame,
  'history' | 'tests' | 'trains' | 'validation' | 'divergence' | 'stopped' | 'step' | 'epoch'
>;
type AtRest =
  (Pick<Evaluation, 'step' | 'loss' | 'accuracy'> & Partial<Pick<Evaluation, 'training'>>) | null;

/** A measured curve, with the measurement made at rest as its end where that is newer. */
function restedCurve(
  frame: Curves,
  curve: MeasuredCurve,
  what: 'loss' | 'accuracy',
  atRest: { step: number; value: number } | null,
  axis: Axis = STEPS,
): Curve {
  const places = axis.places(curve);
  const value = curve[what];
  const last = curve.step[curve.step.length - 1] ?? -1;
  // Elsewhere than at the newest step it is not known how much training was behind it.
  if (atRest === null || atRest.step <= last || (axis !== STEPS && atRest.step !== frame.step)) {
    return { step: places, value };
  }
  const end = axis.places({ step: [atRest.step], epoch: [frame.epoch] });
  return { step: [...Array.from(places), end[0] ?? 0], value: [...value, atRest.value] };
}

function testCurve(frame: Curves, what: 'loss' | 'accuracy', atRest: AtRest, axis?: Axis): Curve {
  const end = atRest && { step: atRest.step, value: atRest[what] };
  return restedCurve(frame, frame.tests, what, end, axis);
}

/** Only where all training examples are measured, too. */
function trainLine(frame: Curves, what: 'loss' | 'accuracy', atRest: AtRest, axis: Axis): Line[] {
  if (frame.trains === null) return [];
  const end = atRest?.training ? { step: atRest.step, value: atRest.training[what] } : null;
  return [
    {
      label: 'training',
      ...restedCurve(frame, frame.trains, what, end, axis),
      colour: (palette) => palette.css.positive,
      width: 1.75,
    },
  ];
}

/** Only where the run keeps digits back for it. */
function validationLine({ validation }: Curves, what: 'loss' | 'accuracy', axis: Axis): Line[] {
  if (validation === null) return [];
  return [
    {
      label: 'validation',
      step: axis.places(validation),
      value: validation[what],
      colour: (palette) => palette.css.good,
      width: 1.75,
      dash: [6, 4],
    },
  ];
}

function measuredLines(
  frame: Curves,
  what: 'loss' | 'accuracy',
  atRest: AtRest,
  axis: Axis,
): Line[] {
  return [
    {
      label: 'batch',
      step: axis.places(frame.history),
      value: frame.history[what],
      colour: (palette) => palette.css.soft,
      width: 1,
    },
    ...trainLine(frame, what, atRest, axis),
    ...validationLine(frame, what, axis),
    {
      label: 'test',
      ...testCurve(frame, what, atRest, axis),
      colour: (palette) => palette.css.ink,
      width: 2.5,
    },
  ];
}

function marks(frame: Curves, axis: Axis): { step: number; label: string }[] {
  const at = (step: number): number =>
    axis.places({ step: [step], epoch: [frame.epoch] })[0] ?? step;
  if (frame.divergence !== null) return [{ step: at(frame.divergence.step), label: 'diverged' }];
  return frame.stopped === '' ? [] : [{ step: at(frame.step), label: 'ended' }];
}

export function lossChart(
  frame: Curves,
  scale: 'linear' | 'log',
  atRest: AtRest,
  axis: Axis = STEPS,
): ChartData {
  return {
    lines: measuredLines(frame, 'loss', atRest, axis),
    ...axis.across,
    scale,
    ...(scale === 'linear' ? { low: 0 } : {}),
    tick,
    read: (value) => digits(value),
    marks: marks(frame, axis),
    group: 'curves',
  };
}

export function accuracyChart(
  frame: Curves,
  atRest: AtRest,
  { guess }: Things,
  axis: Axis = STEPS,
): ChartData {
  return {
    lines: measuredLines(frame, 'accuracy', atRest, axis),
    ...axis.across,
    scale: 'linear',
    low: 0,
    high: 1,
    tick: (value) => percent(value, 0),
    read: (value) => percent(value),
    // The word stands above the picture: a beginner's curve lies right here.
    guides: guess === null ? [] : [{ value: guess, label: '' }],
    marks: marks(frame, axis),
    group: 'curves',
  };
}

export function lossIsLog(scale: 'linear' | 'log'): string {
  return scale === 'log' ? ', logarithmic' : '';
}

interface Measured {
  step: number;
  loss: number;
  accuracy: number;
}

/** The newest measurement: a point of the curve, or one made when training came to rest. */
function newest(curve: MeasuredCurve | null | undefined, atRest: Measured | null): Measured | null {
  const last = (curve?.step.length ?? 0) - 1;
  const step = curve?.step[last] ?? -1;
  if (atRest !== null && atRest.step >= step) return atRest;
  if (!curve || last < 0) return null;
  return { step, loss: curve.loss[last] ?? NaN, accuracy: curve.accuracy[last] ?? NaN };
}

export function lastTest(frame: Frame | null, evaluation: Evaluation | null): Measured | null {
  return newest(frame?.tests, evaluation);
}

/** Of all training examples, as new as lastTest(). */
export function lastTraining(frame: Frame | null, evaluation: Evaluation | null): Measured | null {
  const rest = evaluation?.training ? { step: evaluation.step, ...evaluation.training } : null;
  return newest(frame?.trains, rest);
}

/** A dash where nothing has been measured yet, so that the row keeps its place. */
export function curveStats(
  frame: Frame | null,
  evaluation: Evaluation | null,
  things: Things,
): { label: string; value: string; strong?: boolean }[] {
  const kinds = things.guess !== null ? (['accuracy', 'loss'] as const) : (['loss'] as const);
  const test = lastTest(frame, evaluation);
  const trained = frame !== null && frame.history.step.length > 0;
  const whole = lastTraining(frame, evaluation);
  const speed = frame?.examplesPerSecond ?? 0;
  const row = (of: string, has: boolean, values: { loss: number; accuracy: number } | null) =>
    kinds.map((what) => ({
      label: `${of} ${what}`,
      value: !has || values === null ? '–' : written(what, values[what]),
      ...(of === 'test' ? { strong: true } : {}),
    }));
  return [
    ...row('test', test !== null, test),
    ...validationStats(frame, kinds[0]),
    ...(frame?.trains ? row('training', whole !== null, whole) : row('batch', trained, frame)),
    { label: `${things.many} a second`, value: speed > 0 ? count(speed) : '–' },
  ];
}

function written(what: 'loss' | 'accuracy', value: number): string {
  return what === 'loss' ? digits(value) : percent(value);
}

function validationStats(
  frame: Frame | null,
  what: 'loss' | 'accuracy',
): { label: string; value: string }[] {
  const measured = frame?.validation?.[what];
  if (measured === undefined) return [];
  const last = measured[measured.length - 1];
  return [
    {
      label: 'validation',
      value: last === undefined ? '–' : written(what, last),
    },
  ];
}

/** What the card says of its lines. */
export function curvesSentence(frame: Frame | null, { many }: Things): string {
  const batch = 'Thin: every training batch, just before its update.';
  const training = frame?.trains ? ` Blue: all ${many} it trains on.` : '';
  const test = ` Thick: ${many} it never trains on.`;
  const kept = frame?.validation ? ` Dashed: ${many} kept back to choose settings by.` : '';
  return `${batch}${training}${test}${kept}`;
}

/** What is left out of the curves, and when the test examples are measured. */
export function thinning(
  frame: Curves,
  evaluateEvery: number,
  atRest: AtRest,
  { many }: Things,
): string {
  const { interval } = frame.history;
  const batch = interval > 1 ? `Batches: one point every ${count(interval)} steps. ` : '';
  const test = testCurve(frame, 'loss', atRest).step;
  const last = test[test.length - 1];
  if (evaluateEvery <= 0 || last === undefined) return batch.trim();
  const every = evaluateEvery === 1 ? 'every step' : `every ${count(evaluateEvery)} steps`;
  const measured = frame.trains ? `All ${many}` : `Test ${many}`;
  return `${batch}${measured} are measured ${every} and when training rests; last at step ${count(last)}.`;
}
