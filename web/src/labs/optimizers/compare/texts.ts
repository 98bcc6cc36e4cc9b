// What the comparison says of itself.
export const SHOWS =
  'Up to four runs of one network. They begin with the same weights and get the same batches, unless just that is what differs. Exactly one thing is different, and it is marked; the rest they have in common.';
export const TRIES =
  'Press Start: four optimizers, 300 steps each. Then draw the curves against multiply-adds, and put their paths on one map.';
export const QUESTION =
  'Every optimizer here has its usual settings. Which has the lowest training loss after 20 steps? Does it still lead after 300?';
export const ANSWER =
  'Often an adaptive one (RMSprop, Adam) is ahead first: it takes steps of about the same size in every weight from the beginning. Plain SGD follows at its own pace and catches up much of the way. A lower training loss is not always a better test accuracy: look at both.';

/** Where curves of different runs must not be read against one another. */
export function cautionFor(key: string): string {
  if (key === 'loss' || key.startsWith('loss.')) {
    return 'These runs make different losses small: the heights of loss curves cannot be compared, accuracies can.';
  }
  if (key === 'optimizer') {
    return 'Each optimizer comes with its default settings; the base’s own keeps those of the base.';
  }
  return '';
}
