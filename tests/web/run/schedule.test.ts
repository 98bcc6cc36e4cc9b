// The schedule's picture: how far it reaches, and its options as handles.
import { describe, expect, it, vi } from 'vitest';

import type { OptionSpec, ScheduleCurve } from '../../../web/src/engine/api';
import {
  horizonOf,
  plannedAt,
  scheduleChart,
  scheduleHandles,
  scheduleWords,
} from '../../../web/src/run/schedule/schedule';
import { frameOf } from '../support/fake_engine';

const curve: ScheduleCurve = {
  step: Float32Array.from([0, 10, 20, 30]),
  rate: Float32Array.from([0.5, 0.5, 0.25, 0.125]),
};

function spec(name: string, kind: OptionSpec['kind'] = 'integer'): OptionSpec {
  return {
    name,
    label: name,
    help: '',
    unit: kind === 'integer' ? 'steps' : '',
    kind,
    default: 0,
    min: 0,
    max: 1000,
    scale: 'linear',
    choices: [],
    longest: 0,
  };
}

function handlesOf(values: Record<string, number>, onchange = vi.fn()) {
  const specs = Object.keys(values).map((name) => spec(name));
  return scheduleHandles({ specs, values, rate: 0.5, curve }, onchange);
}

describe('handles', () => {
  it('of moments stand where the schedule counts them: after the warm-up', () => {
    const [every, warmup] = handlesOf({ every: 10, warmup: 5 });
    expect(every).toMatchObject({ along: 'x', x: 15, y: 0.5, value: 10 });
    expect(every?.meaning(25)).toBe(20);
    expect(warmup).toMatchObject({ along: 'x', x: 5, value: 5 });
    expect(warmup?.meaning(7)).toBe(7);
  });

  it('of shares stand at their share of the rate', () => {
    const [gamma] = handlesOf({ gamma: 0.5 });
    expect(gamma).toMatchObject({ along: 'y', y: 0.25 });
    expect(gamma?.meaning(0.1)).toBeCloseTo(0.2);
  });

  it('of the rise of a cycle stand at their share of its length', () => {
    const rise = handlesOf({ rise: 0.25, steps: 40, warmup: 10 })[0];
    expect(rise).toMatchObject({ along: 'x', x: 20 });
    expect(rise?.meaning(30)).toBe(0.5);
  });

  it('say which option is to change', () => {
    const onchange = vi.fn();
    handlesOf({ steps: 10, warmup: 0 }, onchange)[0]?.onchange(12);
    expect(onchange).toHaveBeenCalledWith('steps', 12);
  });

  it('are none where the loss decides', () => {
    expect(handlesOf({ window: 50, patience: 3, gamma: 0.5, warmup: 0 })).toEqual([]);
  });
});

describe('the picture', () => {
  it('reaches beyond the schedule, the rule that ends the run, and the run', () => {
    expect(horizonOf({ steps: 1000, warmup: 100 }, 0, 0)).toBeGreaterThan(1100);
    expect(horizonOf({ first: 5, second: 500, third: 7, warmup: 0 }, 0, 0)).toBeGreaterThan(500);
    expect(horizonOf({ warmup: 0 }, 3000, 0)).toBe(3000);
    expect(horizonOf({ warmup: 0 }, 0, 4096)).toBe(4096);
  });

  it('marks the step of the run, and shows what the rate was', () => {
    expect(scheduleChart(curve, frameOf(), 0.5).marks).toEqual([]);
    const on = scheduleChart(curve, frameOf({ step: 12 }), 0.5);
    expect(on.marks).toEqual([{ step: 12, label: 'now: step 12' }]);
    expect(on.lines.map(({ label }) => label)).toEqual(['planned', 'so far']);
  });

  it('reads the plan between its points as the point before', () => {
    expect(plannedAt(curve, 19)).toBe(0.5);
    expect(plannedAt(curve, 20)).toBe(0.25);
    expect(plannedAt(curve, 99)).toBe(0.125);
  });

  it('tells the rate of the next step', () => {
    expect(scheduleWords(9, 0.25, 0.5)).toBe('Learning rate of step 10: 0.250 (50 % of 0.500).');
    expect(scheduleWords(9, 0.25, 0.5, true)).toContain('of the last step, 9: 0.250');
  });
});
