// Why a run has ended, in plain words.
import { describe, expect, it } from 'vitest';
import type { MeasuredCurve } from '../../../web/src/engine/api';
import { stopText } from '../../../web/src/state/stop_text';

const validation: MeasuredCurve = {
  step: Float32Array.of(50, 1100, 1150),
  epoch: Float32Array.of(0.5, 11, 11.5),
  loss: Float32Array.of(0.5, 0.25, 0.3),
  accuracy: Float32Array.of(0.8, 0.9, 0.9),
};
const config = (training: Record<string, number>) => ({ training });

describe('why a run has ended', () => {
  it('names what was reached', () => {
    expect(stopText('steps', config({ stop_steps: 1500 }), null)).toBe('Reached 1,500 steps.');
    expect(stopText('epochs', config({ stop_epochs: 1 }), null)).toBe('Reached 1 epoch.');
    expect(stopText('epochs', config({ stop_epochs: 0.5 }), null)).toBe('Reached 0.5 epochs.');
  });

  it('says on which digits it was measured', () => {
    const rules = config({ stop_loss: 0.1, stop_accuracy: 0.975 });
    expect(stopText('loss', rules, validation)).toBe(
      'The loss on the validation digits came down to 0.1.',
    );
    expect(stopText('loss', rules, null)).toBe('The loss of the last batches came down to 0.1.');
    expect(stopText('accuracy', rules, null)).toBe(
      '97.5 % of the digits in the last batches are answered right.',
    );
  });

  it('tells at which step the weights were the best that came back', () => {
    const text = 'The validation loss found no new low in 5 looks: back at the best weights';
    expect(stopText('patience', config({ patience: 5 }), validation)).toBe(`${text}, step 1,100.`);
    expect(stopText('patience', config({ patience: 5 }), null)).toBe(`${text}.`);
  });

  it('is nothing while the run may go on', () => {
    expect(stopText('', config({}), null)).toBe('');
  });
});
