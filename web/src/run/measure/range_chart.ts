// The range test's picture and words. Pure.
import type { CatalogEntry, RangeTest } from '../../engine/api';
import type { ChartData } from '../../viz/chart';
import { digits, tick } from '../../viz/format';

export const RANGE_QUESTION =
  'How large a learning rate does it bear? A copy trains while the rate grows, until the loss explodes.';

export function rangeHelp({ help }: CatalogEntry): string {
  return `${help} A good rate lies where the loss falls steepest, well before it rises. Most telling before training begins: later the loss falls little at any rate. Where the thick line stays flat before it rises, its steepest fall is chance: take more steps. Your network is not touched.`;
}

export function rangeChart(test: RangeTest, low: number, high: number): ChartData {
  const rate = suggestedRate(test);
  return {
    lines: [
      {
        label: 'batch',
        step: test.rates,
        value: test.losses,
        colour: (palette) => palette.css.soft,
        width: 1,
      },
      {
        label: 'smoothed',
        step: test.rates,
        value: test.smoothed,
        colour: (palette) => palette.css.ink,
        width: 2.5,
      },
    ],
    scale: 'log',
    sameSteps: true,
    across: { name: 'rate', scale: 'log', low, high },
    tick,
    read: (value) => digits(value),
    marks: rate === null ? [] : [{ step: rate, label: `suggested: ${digits(rate)}` }],
  };
}

/** As it is written and used: three digits. Null where the loss does not fall, or not yet. */
export function suggestedRate({ done, suggested }: RangeTest): number | null {
  return done && suggested > 0 ? Number(suggested.toPrecision(3)) : null;
}

export function rangeSentence(test: RangeTest): string {
  if (!test.done) return '';
  const rate = suggestedRate(test);
  if (rate === null)
    return 'The loss does not fall at any of these rates: there is none to suggest.';
  const early = test.step < test.steps;
  const end = early
    ? ` It ended after ${String(test.step)} of ${String(test.steps)} steps, where the loss exploded.`
    : '';
  return `The smoothed loss falls steepest at a rate of ${digits(rate)}.${end}`;
}

/** For those who do not see the chart. */
export function rangeSummary(test: RangeTest): string {
  const last = test.step - 1;
  if (last < 0) return 'Loss against learning rate: no step yet.';
  const [rate, loss] = [test.rates[last] ?? NaN, test.smoothed[last] ?? NaN];
  return `Loss against learning rate, step ${String(test.step)} of ${String(test.steps)}: smoothed loss ${digits(loss)} at a rate of ${digits(rate)}. ${rangeSentence(test)}`.trim();
}
