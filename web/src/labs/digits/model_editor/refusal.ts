// What the engine says of a model it refuses, as the page says it: the layer by its title, shapes as
// height × width × channels. Pure.
import type { Catalog, ModelSpec } from '../../../engine/api';
import { entryNamed } from '../../../state/config';
import { shape } from '../../../viz/format';
import { layerTitle } from '../cards/network/columns';
import { namedLayer } from './edit';

/** `conv2d "conv1": expected input [C,H,W] with …, got [1,28,28]` (core/nn/layer.h) */
const INPUT = /: expected input (?:\[([A-Z,]+)\] ?)?(.*), got \[([\d,]*)\]$/s;
/** `linear "linear2" is the last layer: expected output [10], …, got [64]` (core/nn/model.cpp) */
const LAST = / is the last layer: expected output \[(\d+)\].*, got \[([\d,]*)\]$/s;
const ROOM = /at least (\d+)/;

/** Null where nothing plainer is known than the engine's own words. */
export function plainRefusal(message: string, model: ModelSpec, catalog: Catalog): string | null {
  const at = namedLayer(message, model);
  const title = layerTitle(model.layers[at ?? -1], catalog);
  if (title === '') return null;
  const last = LAST.exec(message);
  if (last) {
    const [, wanted = '', got = ''] = last;
    return `${title} comes last, so it must give ${wanted} numbers, one score per digit; it gives ${incoming(got)}.`;
  }
  const input = INPUT.exec(message);
  if (!input) return null;
  const [, letters, rest = '', got = ''] = input;
  const flat = !got.includes(',');
  if (letters === 'D') {
    const flatten = entryNamed(catalog.layers, 'flatten')?.label ?? 'flatten';
    return `${title} reads one row of numbers, but ${incoming(got)} comes in: put ${flatten} before it.`;
  }
  if (flat) {
    return `${title} reads pictures (height × width × channels), but ${incoming(got)} comes in: put it before the layer that makes them flat.`;
  }
  const side = ROOM.exec(rest)?.[1];
  if (side === undefined) return null;
  return `${title} needs pictures of at least ${side}×${side}, but ${incoming(got)} comes in.`;
}

/** "16,7,7" → 7×7×16 */
function incoming(got: string): string {
  const text = shape(got.split(',').map(Number));
  return got.includes(',') ? text : `a row of ${text}`;
}
