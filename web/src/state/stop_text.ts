// Why a run has ended by itself, in plain words. Pure: the headless runner uses it too.
import type { MeasuredCurve, RunConfig, StopReason } from '../engine/api';

/** `validation`: null where the run keeps no digits back for it. */
export function stopText(
  stopped: StopReason,
  { training, points }: Pick<RunConfig, 'training' | 'points'>,
  validation: MeasuredCurve | null,
): string {
  const things = points ? 'points' : 'digits';
  const set = (name: string): number => Number(training[name] ?? 0);
  switch (stopped) {
    case '':
      return '';
    case 'steps':
      return `Reached ${counted(set('stop_steps'), 'step')}.`;
    case 'epochs':
      return `Reached ${counted(set('stop_epochs'), 'epoch')}.`;
    case 'loss':
      return `The loss ${onWhat(validation, things)} came down to ${String(set('stop_loss'))}.`;
    case 'accuracy':
      return `${percent(set('stop_accuracy'))} ${ofWhat(validation, things)} are answered right.`;
    case 'patience':
      return `The validation loss found no new low in ${counted(set('patience'), 'look')}: back at the best weights${bestStep(validation)}.`;
  }
}

/** Of weights that were put back, the step at which they were the best: they came first where it was equal. */
function bestStep(validation: MeasuredCurve | null): string {
  if (validation === null || validation.loss.length === 0) return '';
  const best = validation.loss.indexOf(Math.min(...validation.loss));
  return `, step ${(validation.step[best] ?? 0).toLocaleString('en-GB')}`;
}

function onWhat(validation: MeasuredCurve | null, things: string): string {
  return validation === null ? 'of the last batches' : `on the validation ${things}`;
}

function ofWhat(validation: MeasuredCurve | null, things: string): string {
  return validation === null
    ? `of the ${things} in the last batches`
    : `of the validation ${things}`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;
}

/** As it was set: 0.975 is 97.5 %. */
function percent(share: number): string {
  return `${String(Number((100 * share).toPrecision(6)))} %`;
}
