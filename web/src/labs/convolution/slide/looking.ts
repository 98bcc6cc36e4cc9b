// Which squares belong together while one looks: the output cells that read a pixel, the weight that lies on it.
import type { Place } from '../../../viz/number_grid';
import type { WindowSettings } from './window';

export function channelNames(channels: number): string[] {
  return channels === 3 ? ['red', 'green', 'blue'] : ['ink'];
}

/** Output cells whose window reads that pixel. */
export function outputsReading(
  pixel: Place,
  settings: WindowSettings,
  output: { readonly height: number; readonly width: number },
): Place[] {
  const rows = placesReading(pixel.row, output.height, settings);
  const columns = placesReading(pixel.column, output.width, settings);
  return rows.flatMap((row) => columns.map((column) => ({ row, column })));
}

/** Along one axis: at which places of the window one of its taps is there. */
function placesReading(at: number, places: number, settings: WindowSettings): number[] {
  const { kernel, stride, padding, dilation } = settings;
  return Array.from({ length: places }, (_, place) => place).filter((place) => {
    const inside = at + padding - place * stride;
    return inside >= 0 && inside % dilation === 0 && inside / dilation < kernel;
  });
}

/** The weight of the kernel that lies on a square of the picture; null: none does. */
export function litTerm(window: readonly Place[], lit: Place, kernel: number): Place | null {
  const at = window.findIndex(({ row, column }) => row === lit.row && column === lit.column);
  return at < 0 ? null : { row: Math.floor(at / kernel), column: at % kernel };
}
