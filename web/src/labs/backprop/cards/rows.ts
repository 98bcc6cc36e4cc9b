// The terms of the two questions as rows to read: what, how much, times what, gives what.
import type { GradientTerm, LensGraph, SourceTerm, Terms } from '../../../engine/api';
import { cellName } from '../../../viz/tensor_tiles';
import { valueName } from '../words';

export interface Row {
  readonly key: string;
  readonly value: number;
  readonly index: number;
  readonly name: string;
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** A cell of the tape by name; #13: of the batch's 13th example. */
export function nameOf(graph: LensGraph, value: number, index: number): string {
  const found = graph.values[value];
  if (!found) return '';
  const name = cellName(valueName(found), found.shape, index % found.size);
  const example = Math.floor(index / found.size);
  return example > 0 ? `${name} #${String(example + 1)}` : name;
}

export function sourceRows(graph: LensGraph, { terms }: Terms<SourceTerm>): Row[] {
  return terms.map(({ value, index, number, coefficient, product }, place) => ({
    key: `${String(place)} ${String(value)} ${String(index)}`,
    value,
    index,
    name: nameOf(graph, value, index),
    first: number,
    second: coefficient,
    share: product,
  }));
}

export function gradientRows(graph: LensGraph, { terms }: Terms<GradientTerm>): Row[] {
  return terms.map(({ value, index, upstream, coefficient, contribution }, place) => ({
    key: `${String(place)} ${String(value)} ${String(index)}`,
    value,
    index,
    name: nameOf(graph, value, index),
    first: upstream,
    second: coefficient,
    share: contribution,
  }));
}
