// What the comparison says of itself.
export const SHOWS =
  'Up to four runs of one network. They begin with the same weights and get the same batches, unless just that is what differs. Exactly one thing is different, and it is marked; the rest they have in common.';
export const TRIES =
  'Choose one of these, or set anything else below, and press Start. Then draw the curves against multiply-adds, and put the paths on one map.';

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
