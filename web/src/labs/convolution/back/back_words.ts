// Which convolutions the two gradients are, for these settings: stride and dilation change places on the way back.
// Pure.
import type { WindowSettings } from '../slide/window';

/** The kernel's gradient. */
export function kernelWords({ stride, dilation }: WindowSettings): string {
  const apart =
    stride > 1 ? `, its squares ${String(stride)} apart (the stride, now a dilation)` : '';
  const steps =
    dilation > 1 ? `, ${String(dilation)} pixels at a step (the dilation, now a stride)` : '';
  return `The picture, convolved with the output gradient${apart}${steps}.`;
}

/** The picture's gradient. */
export function pictureWords({ stride, dilation }: WindowSettings): string {
  const zeros = stride - 1;
  const spread =
    zeros > 0
      ? `, spread by the stride (${String(zeros)} zero${zeros > 1 ? 's' : ''} between its squares)`
      : '';
  const apart = dilation > 1 ? `, its weights ${String(dilation)} apart` : '';
  return `The output gradient${spread}, convolved with the kernel turned half round${apart}.`;
}
