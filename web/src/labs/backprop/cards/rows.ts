// The terms of the two questions as rows to read: what, how much, times what, gives what.
import type { GradientTerm, LensGraph, SourceTerm, Terms } from '../../../engine/api';
import { cellName } from '../../../viz/tensor_tiles';
import { placeWords, valueName } from '../words';

export interface Row {
  readonly key: string;
  readonly value: number;
  readonly index: number;
  /** The cell within one example. */
  readonly name: string;
  /** Of the batch, from 1; null for what all examples share. */
  readonly example: number | null;
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** A cell of the tape by name; "(example 13)": of the batch's 13th. */
export function nameOf(graph: LensGraph, value: number, index: number): string {
  const example = exampleOf(graph, value, index);
  const name = cellOf(graph, value, index);
  return example !== null && example > 1 ? `${name} (example ${String(example)})` : name;
}

function cellOf(graph: LensGraph, value: number, index: number): string {
  const found = graph.values[value];
  return found ? cellName(valueName(found), found.shape, index % found.size) : '';
}

/** Which example of the batch a cell belongs to, from 1; null for parameters and single numbers. */
export function exampleOf(graph: LensGraph, value: number, index: number): number | null {
  const found = graph.values[value];
  return found?.batched ? Math.floor(index / found.size) + 1 : null;
}

function placed(graph: LensGraph, value: number, index: number, place: number) {
  return {
    key: `${String(place)} ${String(value)} ${String(index)}`,
    value,
    index,
    name: cellOf(graph, value, index),
    example: exampleOf(graph, value, index),
  };
}

export function sourceRows(graph: LensGraph, { terms }: Terms<SourceTerm>): Row[] {
  return terms.map(({ value, index, number, coefficient, product }, place) => ({
    ...placed(graph, value, index, place),
    first: number,
    second: coefficient,
    share: product,
  }));
}

export function gradientRows(graph: LensGraph, { terms }: Terms<GradientTerm>): Row[] {
  return terms.map(({ value, index, upstream, coefficient, contribution }, place) => ({
    ...placed(graph, value, index, place),
    first: upstream,
    second: coefficient,
    share: contribution,
  }));
}

/** Whether rows must say their example: they are of several, or of another than the one on show (from 1). */
export function tellsExamples(rows: readonly Row[], shown: number | null): boolean {
  return rows.some(({ example }) => example !== null && example !== shown);
}

/** What the brackets in the rows' names count, a piece for each value: "act[channel, row, column]". */
export function bracketWords(graph: LensGraph, rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ value }) => value))].flatMap((id) => {
    const value = graph.values[id];
    const words = value ? placeWords(value, graph) : '';
    return value && words !== '' ? [`${valueName(value)}[${words}]`] : [];
  });
}
