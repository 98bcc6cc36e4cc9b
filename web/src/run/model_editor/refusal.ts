// What the engine says of a model it refuses, as the page says it: the layer by its title, shapes as
// height × width × channels. Pure.
import type { Catalog, ModelSpec } from '../../engine/api';
import { entryNamed } from '../../state/config';
import { shape } from '../../viz/format';
import { layerTitle } from './layer_title';
import { namedLayer } from './edit';
import { PICTURE } from './wiring';

/** `conv2d "conv1": expected input [C,H,W] with …, got [1,28,28]` (core/nn/layer.h) */
const INPUT = /: expected input (?:\[([A-Z,]+)\] ?)?(.*), got \[([\d,]*)\]$/s;
/** `linear "linear2" is the last layer: expected output [10], …, got [64]` (core/nn/model.cpp) */
const LAST = / is the last layer: expected output \[(\d+)\].*, got \[([\d,]*)\]$/s;
/** `add "s": expected its second input [3,6,6], the same as …, got [2,6,6]` (core/nn/layers) */
const SECOND = /: expected its second input (.*), got \[([\d,]*)\]$/s;
/** The first input's shape, where the message tells it in full. */
const FIRST = /(?:^|as |beside )\[(\d[\d,]*)\]/;
/** `conv2d "a": expected a layer that reads its output, got none` (core/nn/model.cpp) */
const UNREAD = ': expected a layer that reads its output, got none';
const ROOM = /at least (\d+)/;

/** Null where nothing plainer is known than the engine's own words. */
export function plainRefusal(message: string, model: ModelSpec, catalog: Catalog): string | null {
  const at = namedLayer(message, model);
  const title = layerTitle(model.layers[at ?? -1], catalog);
  if (title === '') return null;
  const last = LAST.exec(message);
  if (last) {
    const [, wanted = '', got = ''] = last;
    return `${title} comes last, so it must give ${wanted} numbers, one for each answer; it gives ${incoming(got)}.`;
  }
  if (message.endsWith(UNREAD)) {
    return `Nothing reads what ${title} gives: remove it, or let a later layer read it.`;
  }
  const second = SECOND.exec(message);
  if (second) {
    const [, wanted = '', got = ''] = second;
    const main = FIRST.exec(wanted)?.[1];
    return secondRefusal(title, model.layers[at ?? -1]?.inputs?.[1], wanted, main, got);
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

/** Why what skips does not go with what comes from the layer before. */
function secondRefusal(
  title: string,
  name: string | undefined,
  wanted: string,
  main: string | undefined,
  got: string,
): string {
  const from = name === undefined || name === PICTURE ? 'the picture' : name;
  const other = `${from} gives ${incoming(got)}`;
  const flat = main === undefined ? wanted.startsWith('[D]') : !main.includes(',');
  if (main === undefined || flat === got.includes(',')) {
    const what = flat ? 'a row of numbers' : 'pictures';
    return `${title} reads ${what} on the main path, but ${other}: both must be of one kind.`;
  }
  const both = `${incoming(main)} comes in on the main path, but ${other}`;
  if (wanted.includes('projection')) {
    return `${title} needs two inputs of the same size: ${both}. Read another layer, or switch its projection on.`;
  }
  if (wanted.includes('whole factor')) {
    return `The projection of ${title} can only make a picture smaller by a whole factor: ${both}.`;
  }
  return `${title} needs two inputs of the same height and width: ${both}.`;
}

/** "16,7,7" → 7×7×16 */
function incoming(got: string): string {
  const text = shape(got.split(',').map(Number));
  return got.includes(',') ? text : `a row of ${text}`;
}
