// Why a window has no place, for whoever set it: which setting is too large, for what, and what would fit. That it
// has none is the core's word; here it is only put in the terms of the controls. Pure.
import { reach } from './slide/window';

export interface Placed {
  readonly what: 'kernel' | 'window';
  readonly on: 'picture' | 'map';
  /** Rows and columns that are there. */
  readonly height: number;
  readonly width: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  /** As far as the learner can set them; 0: not at all. */
  readonly most: { readonly padding: number; readonly side: number };
}

/** '' where the window fits: then the refusal has another reason. */
export function noRoomText(placed: Placed): string {
  const { what, on, height, width, kernel, padding, dilation, most } = placed;
  const spans = reach(placed);
  const side = Math.min(height, width);
  const room = side + 2 * padding;
  if (spans <= room) return '';
  const spread =
    dilation > 1
      ? ` with dilation ${String(dilation)} spans ${sized(spans)} squares and does not fit`
      : ' does not fit';
  const around =
    padding > 0
      ? `, with padding ${String(padding)} around it ${sized(height + 2 * padding, width + 2 * padding)}`
      : '';
  const needed = Math.ceil((spans - side) / 2);
  const larger = spans - 2 * padding;
  const ways = [
    `a ${what} of ${orLess(Math.floor((room - 1) / dilation) + 1)}`,
    dilation > 1 && kernel <= room
      ? `a dilation of ${orLess(Math.floor((room - 1) / (kernel - 1)))}`
      : '',
    needed <= most.padding ? `a padding of ${String(needed)} or more` : '',
    larger <= most.side ? `a ${on} of ${sized(larger)} or more` : '',
  ].filter((way) => way !== '');
  const why = `A ${what} of ${sized(kernel)}${spread}: the ${on} is ${sized(height, width)}${around}.`;
  return `${why} What would fit: ${ways.join(', or ')}.`;
}

function sized(height: number, width = height): string {
  return `${String(height)}×${String(width)}`;
}

function orLess(most: number): string {
  return most > 1 ? `${String(most)} or less` : String(most);
}
