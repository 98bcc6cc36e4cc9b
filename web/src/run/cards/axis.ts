// What runs across under a run's curves: steps, epochs, or the multiply-adds that its forward passes cost. Pure.
import type { RunInfo } from '../../engine/api';
import type { ChartData } from '../../viz/chart';

export type Against = 'steps' | 'epochs' | 'multiply-adds';

export const AGAINST: readonly { name: Against; label: string }[] = [
  { name: 'steps', label: 'steps' },
  { name: 'epochs', label: 'epochs' },
  { name: 'multiply-adds', label: 'multiply-adds' },
];

interface Rows {
  readonly step: ArrayLike<number>;
  readonly epoch: ArrayLike<number>;
}

export interface Axis {
  readonly name: Against;
  /** Where the rows of a curve stand. */
  readonly places: (rows: Rows) => ArrayLike<number>;
  readonly across: Pick<ChartData, 'across'>;
}

/** Of one pass over the training examples. */
export interface PassCost {
  /** One multiplication with its addition, in the forward pass alone. */
  readonly multiplyAdds: number;
}

export const STEPS: Axis = { name: 'steps', places: (rows) => rows.step, across: {} };

const EPOCHS: Axis = {
  name: 'epochs',
  places: (rows) => rows.epoch,
  across: { across: { name: 'epoch', scale: 'linear', grows: true, low: 0, high: 0.1 } },
};

export function passCost(info: Pick<RunInfo, 'model' | 'data'> | null): PassCost {
  return { multiplyAdds: (info?.model.multiplyAdds ?? 0) * (info?.data.train ?? 0) };
}

export function axisOf(against: Against, cost: PassCost): Axis {
  if (against === 'steps') return STEPS;
  if (against === 'epochs') return EPOCHS;
  const each = cost.multiplyAdds;
  return {
    name: against,
    places: ({ epoch }) => Float64Array.from(epoch, (passes) => passes * each),
    across: { across: { name: against, scale: 'linear', grows: true, low: 0, high: each / 10 } },
  };
}

export function againstNamed(name: string): Against {
  return AGAINST.find((one) => one.name === name)?.name ?? 'steps';
}

/** What the axis counts, where its name does not say it. */
export function axisNote(against: Against): string {
  if (against !== 'multiply-adds') return '';
  return 'Multiply-adds: of the forward passes; with the backward pass a step costs about three times as many.';
}
