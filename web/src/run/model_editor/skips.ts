// The skips of a network as lines beside the list of its layers: each runs in a lane from the layer that
// is read down to the one that reads it. Pure.
import type { ModelSpec } from '../../engine/api';
import { PICTURE, skipsInto } from './wiring';

/** above: it comes from the picture, over the list. */
export type SkipPart = 'above' | 'start' | 'pass' | 'end';

export interface SkipMark {
  /** 0 is the lane next to the list. */
  lane: number;
  part: SkipPart;
}

interface Skip {
  /** Place of the layer that is read; -1 is the picture. */
  from: number;
  to: number;
}

function skipsOf(model: ModelSpec): Skip[] {
  const placeOf = (name: string): number =>
    name === PICTURE ? -1 : model.layers.findIndex((layer) => layer.name === name);
  return model.layers.flatMap((_, to) =>
    skipsInto(model, to).map((name) => ({ from: placeOf(name), to })),
  );
}

/** For each layer the marks beside it, and how many lanes there are. Short skips run next to the list. */
export function skipLanes(model: ModelSpec): { lanes: number; rows: SkipMark[][] } {
  const rows: SkipMark[][] = model.layers.map(() => []);
  const taken: Skip[][] = [];
  for (const skip of skipsOf(model).sort((a, b) => length(a) - length(b) || a.to - b.to)) {
    const free = taken.findIndex((others) => others.every((other) => !meet(other, skip)));
    const lane = free < 0 ? taken.push([]) - 1 : free;
    taken[lane]?.push(skip);
    for (let row = Math.max(0, skip.from); row <= skip.to; row += 1) {
      rows[row]?.push(...partsAt(skip, row).map((part) => ({ lane, part })));
    }
  }
  return { lanes: taken.length, rows };
}

function length({ from, to }: Skip): number {
  return to - from;
}

/** One that ends where another begins has room in the same lane. */
function meet(a: Skip, b: Skip): boolean {
  return a.from < b.to && b.from < a.to;
}

function partsAt({ from, to }: Skip, row: number): SkipPart[] {
  if (row === from) return ['start'];
  const above: SkipPart[] = from < 0 && row === 0 ? ['above'] : [];
  return [...above, row === to ? 'end' : 'pass'];
}
