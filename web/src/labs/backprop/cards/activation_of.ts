// Which activation a value goes through or comes from, as the catalog names it.
import type { Catalog, GraphValue, LensGraph, OptionValues } from '../../../engine/api';
import { entryNamed } from '../../../state/config';
import { choiceLabel } from '../../../viz/format';
import { largestMagnitude, roundUp } from '../../../viz/scale';

export interface ActivationOf {
  readonly node: number;
  /** The value it reads, and the one it makes. */
  readonly input: number;
  readonly output: number;
  readonly name: string;
  readonly label: string;
  readonly options: OptionValues;
}

/** The one that made the value, or else the first that reads it; null where there is none. */
export function activationIn(
  graph: LensGraph,
  value: GraphValue,
  catalog: Catalog,
): ActivationOf | null {
  const names = namesOf(catalog);
  const made = value.producer === null ? undefined : graph.nodes[value.producer];
  const node = [made, ...graph.nodes.filter(({ inputs }) => inputs[0] === value.id)].find(
    (one) => one !== undefined && names.includes(one.op),
  );
  const input = node?.inputs[0];
  if (!node || input === undefined) return null;
  const options = Object.fromEntries(
    Object.entries(node.attributes).filter(
      ([name]) => name === 'negative_slope' || name === 'alpha',
    ),
  );
  const { id, op, output } = node;
  return { node: id, input, output, name: op, label: choiceLabel(op), options };
}

function namesOf(catalog: Catalog): readonly string[] {
  const entry = entryNamed(catalog.layers, 'activation');
  const choices = entry?.options.find(({ name }) => name === 'function')?.choices ?? [];
  // No function of one number: it has no curve.
  return choices.filter((name) => name !== 'softmax');
}

/** From minus this to this: round, and never so near that the curve's shape is lost. */
export function rangeFor(inputs: Float32Array | undefined): number {
  return Math.max(3, roundUp(inputs ? largestMagnitude(inputs) : 0));
}
