// The arithmetic of an update as lines: every name of a formula gets its letter and its number.
import { describe, expect, it } from 'vitest';
import type { UpdateOf } from '../../../web/src/engine/api';
import { termLines, updateLines } from '../../../web/src/labs/backprop/cards/update_lines';
import { signBefore, termSign } from '../../../web/src/ui/term_sign';

const update: UpdateOf = {
  value: 1,
  index: 0,
  step: 2,
  made: false,
  gradient: -0.5,
  clippedGradient: -0.5,
  usedGradient: -0.5,
  clipping: { name: 'none', label: 'None', formula: '', before: 0.5, after: 0.5 },
  l1: 0,
  l2: 0,
  weightDecay: 0,
  decay: 0,
  learningRate: { option: 0.003, factor: 1, rate: 0.003 },
  optimizer: { name: 'amsgrad', label: 'AMSGrad', formula: '' },
  state: [
    { name: 'm', before: 0.25, after: 0.175 },
    { name: 'v_max', before: 0.5, after: 0.5 },
  ],
  terms: [
    { name: 'gradient', number: -0.5, formula: '' },
    {
      name: 'm',
      number: 0.175,
      formula: '<beta1> \\cdot <m_before> + (1 - <beta1>) \\cdot <gradient>',
    },
    { name: 'm_hat', number: 0.921, formula: '\\frac{<m>}{1 - <beta1>^{<step>}}' },
    { name: 'v_max', number: 0.5, formula: '\\max(<v_max_before>,\\; <m>)' },
  ],
  known: {
    gradient: -0.5,
    weight: 1,
    learning_rate: 0.003,
    step: 2,
    beta1: 0.99999,
    epsilon: 1e-8,
  },
  delta: -0.01,
  old: 1,
  new: 0.99,
};

const plain = (tex: string) =>
  tex.replace(/\\htmlClass\{(?:positive|negative)\}\{([^{}]*)\}/g, '$1');

describe('the arithmetic of an optimizer', () => {
  it('is told with letters and with numbers, settings as they were set', () => {
    const [mean, hat, most] = termLines(update).map(({ working }) => plain(working));
    expect(mean).toBe(
      'm_t = {\\beta_1} \\cdot {m_{t-1}} + (1 - {\\beta_1}) \\cdot {g}' +
        ' = 0.99999 \\cdot 0.2500 + (1 - 0.99999) \\cdot \\left(-0.5000\\right)',
    );
    expect(hat).toBe(
      '\\hat m = \\frac{{m_t}}{1 - {\\beta_1}^{{t}}} = \\frac{0.1750}{1 - 0.99999^{2}}',
    );
    expect(most).toContain('v_{max,\\,t-1}');
    expect(most).toContain('\\max(0.5000,\\; 0.1750)');
  });

  it('has a line for what is remembered of the step before, with a letter that TeX can set', () => {
    const before = updateLines(update).filter(({ key }) => key.startsWith('state'));
    expect(before.map(({ tex }) => tex)).toEqual(['m_{t-1}', 'v_{max,\\,t-1}']);
    expect(signBefore('mean')).toBe('\\bar g_{t-1}');
    expect(signBefore('s')).toBe('s_{t-1}');
  });

  it('has letters for the settings', () => {
    for (const name of [
      'beta2',
      'epsilon',
      'momentum',
      'memory',
      'weight_decay',
      'learning_rate',
    ]) {
      expect(termSign(name)).not.toBe('');
    }
  });
});
