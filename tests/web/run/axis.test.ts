// What curves are drawn against: the same losses over steps, epochs and multiply-adds.
import { describe, expect, it } from 'vitest';

import { againstNamed, axisNote, axisOf, passCost } from '../../../web/src/run/cards/axis';
import { lossChart } from '../../../web/src/run/cards/curves';
import { catalog } from '../support/catalog';
import { frameOf, runInfo } from '../support/fake_engine';

const curve = (...values: number[]): Float32Array => Float32Array.from(values);
const cost = passCost(runInfo(catalog.defaults));
const whole = frameOf({ step: 30, epoch: 0.75, stopped: 'steps' });
const measured = {
  step: curve(10, 20),
  epoch: curve(0.25, 0.5),
  loss: curve(2, 1),
  accuracy: curve(0, 1),
};
const frame = { ...whole, history: { ...whole.history, ...measured }, tests: measured };
const places = (against: 'steps' | 'epochs' | 'multiply-adds') =>
  lossChart(frame, 'linear', null, axisOf(against, cost)).lines.map(({ step }) => [
    ...Array.from(step),
  ]);

describe('the axis', () => {
  it('counts a pass as all examples times the multiply-adds of each', () => {
    expect(cost.multiplyAdds).toBe(1000 * 10000);
    expect(passCost(null).multiplyAdds).toBe(0);
  });

  it('puts every line on the same places', () => {
    expect(places('steps')).toEqual([
      [10, 20],
      [10, 20],
    ]);
    expect(places('epochs')).toEqual([
      [0.25, 0.5],
      [0.25, 0.5],
    ]);
    expect(places('multiply-adds')).toEqual([
      [2.5e6, 5e6],
      [2.5e6, 5e6],
    ]);
  });

  it('puts marks and the measurement at rest there too', () => {
    const atRest = { step: 30, loss: 0.5, accuracy: 1 };
    const chart = lossChart(frame, 'linear', atRest, axisOf('epochs', cost));
    expect(chart.marks).toEqual([{ step: 0.75, label: 'ended' }]);
    expect([...Array.from(chart.lines.at(-1)?.step ?? [])]).toEqual([0.25, 0.5, 0.75]);
    expect(chart.across?.name).toBe('epoch');
  });

  it('leaves out a measurement whose place is not known', () => {
    const older = { step: 25, loss: 0.5, accuracy: 1 };
    expect(lossChart(frame, 'linear', older).lines.at(-1)?.step).toHaveLength(3);
    const chart = lossChart(frame, 'linear', older, axisOf('epochs', cost));
    expect(chart.lines.at(-1)?.step).toHaveLength(2);
  });

  it('says what its multiply-adds are', () => {
    expect(axisNote('steps')).toBe('');
    expect(axisNote('multiply-adds')).toContain('forward passes');
    expect(againstNamed('epochs')).toBe('epochs');
    expect(againstNamed('fathoms')).toBe('steps');
  });
});
