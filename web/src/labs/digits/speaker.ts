// One or two sentences about the network that answers.
import { count, percent } from '../../viz/format';
import type { DigitsRun } from './run.svelte';

export function speaker(run: DigitsRun): string {
  return run.who === 'pretrained' ? readyTrained(run) : yours(run);
}

function readyTrained(run: DigitsRun): string {
  const info = run.engine.pretrained;
  if (!info) return 'The ready-trained network could not be had. Train your own: press Play.';
  const steps = info.step > 0 ? ` in ${count(info.step)} steps` : '';
  return (
    `The ready-trained network answers: ${count(info.model.parameters)} parameters, ` +
    `trained by this very engine${steps} on generated digits.`
  );
}

function yours(run: DigitsRun): string {
  if (run.step === 0) {
    const alone = run.engine.pretrained ? '' : ' The ready-trained one could not be had.';
    return `Your own network answers. It has learned nothing yet and guesses: press Play.${alone}`;
  }
  const evaluation = run.details?.evaluation;
  // It is measured now and then: at which step belongs to the number.
  const when =
    evaluation?.step === run.step ? 'it reads' : `at step ${count(evaluation?.step ?? 0)} it read`;
  const test = evaluation
    ? `; ${when} ${percent(evaluation.accuracy)} of the test digits right`
    : '';
  return `Your own network answers, after ${count(run.step)} ${run.step === 1 ? 'step' : 'steps'}${test}.`;
}
