// Parts of the bar that a lab may leave out, for a lesson that is about something else.
export type BarPart =
  | 'resetButton'
  | 'playButton'
  | 'stepButton'
  | 'optimizer'
  | 'learningRate'
  | 'batchSize'
  | 'seed'
  | 'regularization';

/** A set of more than these will do. */
export interface HiddenParts {
  has(part: BarPart): boolean;
}

export const allShown: HiddenParts = { has: () => false };
