// A network's graph as the layers that one looks at: the picture, every layer's maps, the scores. And the
// filter behind a map. Pure.
import type { GraphNode, GraphValue, LensGraph } from '../../../engine/api';

export interface ShownLayer {
  readonly value: GraphValue;
  /** "conv1" */
  readonly name: string;
  /** The op that a layer mostly is: "conv2d", "relu", "max_pool2d"; "input" for the picture. */
  readonly op: string;
  /** maps: pictures one can open; units: plain numbers. */
  readonly kind: 'maps' | 'units';
}

/** What only lays numbers out anew shows nothing new. */
const SAME_NUMBERS = ['flatten'];

export function layersOf(graph: LensGraph): ShownLayer[] {
  return graph.values
    .filter(({ role, batched, name }) => batched && role === 'activation' && !name.includes('/'))
    .flatMap((value): ShownLayer[] => {
      const op = mainOp(graph, value);
      if (SAME_NUMBERS.includes(op)) return [];
      return [{ value, name: value.name, op, kind: value.shape.length === 3 ? 'maps' : 'units' }];
    });
}

function producer(graph: LensGraph, value: GraphValue): GraphNode | undefined {
  return graph.nodes.find(({ id }) => id === value.producer);
}

/** A bias added at the end is not what a layer is about. */
function mainOp(graph: LensGraph, value: GraphValue): string {
  const node = producer(graph, value);
  if (node?.op !== 'add_bias') return node?.op ?? 'input';
  const before = graph.values.find(({ id }) => id === node.inputs[0]);
  return before ? mainOp(graph, before) : node.op;
}

export interface FilterWeights {
  /** "conv1.weight" */
  readonly name: string;
  /** Pictures in it: one for each channel that it reads. */
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** Behind ReLU, bias, norm and pooling a map is still that of its filter: goes back to the convolution. */
export function filterOf(
  graph: LensGraph,
  value: GraphValue,
  map: number,
  parameters: ReadonlyMap<string, Float32Array>,
): FilterWeights | null {
  const node = producer(graph, value);
  if (!node) return null;
  if (node.op !== 'conv2d') {
    const before = graph.values.find(({ id }) => id === node.inputs[0]);
    return before && before.shape[0] === value.shape[0]
      ? filterOf(graph, before, map, parameters)
      : null;
  }
  const weight = graph.values.find(({ id }) => id === node.inputs[1]);
  const [, channels = 1, height = 1, width = 1] = weight?.shape ?? [];
  const values = parameters.get(weight?.name ?? '');
  if (!weight || !values) return null;
  const size = channels * height * width;
  return {
    name: weight.name,
    channels,
    height,
    width,
    values: values.subarray(map * size, (map + 1) * size),
  };
}
