// The learning rate over the run: what the schedule plans, what it was so far, and its options as handles. Pure.
import type { Frame, NamedOptions, OptionSpec, ScheduleCurve } from '../../engine/api';
import type { ChartHandle } from '../../ui/chart_handle';
import type { ChartData, Line } from '../../viz/chart';
import { count, digits, percent, tick } from '../../viz/format';

type Values = NamedOptions['options'];

/** An option that is a moment: where it stands on the axis of steps, and which value stands at a step. */
interface Moment {
  readonly at: (values: Values) => number;
  readonly value: (step: number, values: Values) => number;
}

function number(values: Values, name: string): number {
  return Number(values[name] ?? 0);
}

/** Counted from the end of the warm-up, as the schedules count. */
function afterWarmup(name: string): Moment {
  return {
    at: (values) => number(values, 'warmup') + number(values, name),
    value: (step, values) => step - number(values, 'warmup'),
  };
}

const MOMENTS: Record<string, Moment> = {
  warmup: { at: (values) => number(values, 'warmup'), value: (step) => step },
  rise: {
    at: (values) => number(values, 'warmup') + number(values, 'rise') * number(values, 'steps'),
    value: (step, values) => (step - number(values, 'warmup')) / number(values, 'steps'),
  },
  ...Object.fromEntries(
    ['steps', 'every', 'first', 'second', 'third'].map((name) => [name, afterWarmup(name)]),
  ),
};

/** Shares of the rate: where their line's grip stands, right of the moment that they belong to. */
const SHARES = ['end', 'gamma'];

/** Only the loss says when such a schedule cuts: its options are no places on the axis. */
function byLoss(specs: readonly OptionSpec[]): boolean {
  return specs.some(({ name }) => name === 'patience');
}

/** Steps that the picture reaches over: to the end of the schedule and of the run, as far as they are known. */
export function horizonOf(values: Values, stopSteps: number, step: number): number {
  const start = number(values, 'warmup');
  const lengths = [
    number(values, 'steps'),
    number(values, 'every') * 3,
    Math.max(number(values, 'first'), number(values, 'second'), number(values, 'third')),
  ];
  return Math.ceil(Math.max(100, (start + Math.max(...lengths)) * 1.15, stopSteps, step));
}

/** The planned rate at a step. */
export function plannedAt({ step, rate }: ScheduleCurve, at: number): number {
  let found = rate[0] ?? 0;
  for (let i = 0; i < step.length && (step[i] ?? 0) <= at; i += 1) found = rate[i] ?? found;
  return found;
}

export interface ScheduleParts {
  specs: readonly OptionSpec[];
  values: Values;
  rate: number;
  curve: ScheduleCurve;
}

export function scheduleHandles(
  { specs, values, rate, curve }: ScheduleParts,
  onchange: (name: string, value: number) => void,
): ChartHandle[] {
  if (byLoss(specs)) return [];
  const last = curve.step[curve.step.length - 1] ?? 0;
  return specs.flatMap((spec): ChartHandle[] => {
    const common = {
      name: spec.name,
      label: spec.label,
      spec,
      value: number(values, spec.name),
      onchange: (value: number) => onchange(spec.name, value),
    };
    const moment = MOMENTS[spec.name];
    if (moment) {
      const x = moment.at(values);
      const meaning = (step: number): number => moment.value(step, values);
      return [{ ...common, along: 'x', x, y: plannedAt(curve, x), meaning }];
    }
    if (!SHARES.includes(spec.name) || rate <= 0) return [];
    const y = rate * common.value;
    return [{ ...common, along: 'y', x: last, y, meaning: (height) => height / rate }];
  });
}

/** How far something has come, and the rates of the steps behind it. */
export interface RatesHad {
  readonly step: number;
  readonly history: Pick<Frame['history'], 'step' | 'learningRate'>;
}

export function scheduleChart(curve: ScheduleCurve, had: RatesHad | null, rate: number): ChartData {
  const planned: Line = {
    label: 'planned',
    step: curve.step,
    value: curve.rate,
    colour: (palette) => palette.css.soft,
    width: 1.5,
    dash: [5, 4],
  };
  const behind: Line = {
    label: 'so far',
    step: had?.history.step ?? [],
    value: had?.history.learningRate ?? [],
    colour: (palette) => palette.css.ink,
    width: 2.5,
  };
  const now = had?.step ?? 0;
  return {
    lines: now > 0 ? [planned, behind] : [planned],
    scale: 'linear',
    low: 0,
    within: [rate * 1.08],
    tick,
    read: (value) => digits(value),
    marks: now > 0 ? [{ step: now, label: `now: step ${count(now)}` }] : [],
  };
}

/** The next step's rate, or the last one's where none comes; and what share of the rate that is set it is. */
export function scheduleWords(step: number, now: number, rate: number, over = false): string {
  const share = rate > 0 ? ` (${percent(now / rate, 0)} of ${digits(rate)})` : '';
  const of = over ? `the last step, ${count(step)}` : `step ${count(step + 1)}`;
  return `Learning rate of ${of}: ${digits(now)}${share}.`;
}
