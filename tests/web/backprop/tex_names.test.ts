// Formulas about the values that the graph shows: the names in its boxes are the names in the formulas.
import { describe, expect, it } from 'vitest';
import type { GraphNode, GraphValue, LensGraph } from '../../../web/src/engine/api';
import {
  namedChain,
  namedFormula,
  texGradient,
  texName,
  texText,
} from '../../../web/src/labs/backprop/tex_names';

function graphOf(names: readonly string[], node: Partial<GraphNode>, typed = true): LensGraph {
  const values = names.map((name, id) => ({ id, name, shape: [1], size: 1 }) as GraphValue);
  const inputs = names.slice(0, -1).map((_, id) => id);
  const made = { id: 0, op: '', formula: '', layer: '', attributes: {} };
  const nodes: GraphNode[] = [{ ...made, inputs, output: names.length - 1, ...node }];
  const backward = inputs.map((input) => ({ node: 0, input, value: input }));
  return {
    where: 'run',
    values,
    nodes,
    loss: names.length - 1,
    input: typed ? null : 0,
    output: null,
    backward,
  };
}

function formulaOf(names: readonly string[], op: string, formula: string, typed = true): string {
  const graph = graphOf(names, { op, formula }, typed);
  const [node] = graph.nodes;
  return node ? namedFormula(graph, node) : '';
}

describe('a name in a formula', () => {
  it('is itself for one letter or a number, upright for a word, and has its cell below', () => {
    expect(texName('a', [1], 0)).toBe('a');
    expect(texText('0.5')).toBe('0.5');
    expect(texName('fc_1.weight', [3, 4], 6)).toBe('\\text{fc\\_1.weight}_{1,2}');
  });

  it('is no accent where it has a power in it', () => {
    expect(texText('x^2')).toBe('\\text{x\\textasciicircum 2}');
  });
});

describe('an op’s formula', () => {
  it('is about the values of a typed expression: its own a is not the formula’s a', () => {
    expect(formulaOf(['a*b + c', '2', 'f'], 'power', 'y = a^b')).toBe(
      '{f} = {\\left(\\text{a*b + c}\\right)}^{2}',
    );
    expect(formulaOf(['b', 'a', 'b*a'], 'multiply', 'y = a\\,b')).toBe(
      '{\\text{b*a}} = {b} \\cdot {a}',
    );
    expect(formulaOf(['(w + b)', 'f'], 'tanh', 'y = \\tanh x')).toBe(
      '{f} = \\tanh {\\text{(w + b)}}',
    );
    expect(formulaOf(['(a)*(b)', 'c', 'f'], 'divide', 'y = \\frac{a}{b}')).toBe(
      '{f} = \\frac{{\\text{(a)*(b)}}}{{c}}',
    );
  });

  it('is about a network’s values, indices left as they are', () => {
    expect(formulaOf(['input', 'fc.weight', 'fc/matmul'], 'matmul', 'Y = X W', false)).toBe(
      '{\\text{fc/matmul}} = {\\text{input}} \\cdot {\\text{fc.weight}}',
    );
    const conv = 'y_{o,i,j} = \\sum_{c,u,v} w_{o,c,u,v}\\, x_{c,\\,si+du-p,\\,sj+dv-p}';
    expect(formulaOf(['input', 'c.weight', 'c'], 'conv2d', conv, false)).toBe(
      '{c}_{o,i,j} = \\sum_{c,u,v} {\\text{c.weight}}_{o,c,u,v} \\cdot {\\text{input}}_{c,\\,si+du-p,\\,sj+dv-p}',
    );
    const loss = 'L = -\\frac{1}{N}\\sum_{n,c} t_{nc} \\log \\frac{e^{x_{nc}}}{\\sum_k e^{x_{nk}}}';
    expect(formulaOf(['out', 'target', 'loss'], 'some_loss', loss, false)).toBe(
      '{\\text{loss}} = -\\frac{1}{N}\\sum_{n,c} {\\text{target}}_{nc} \\log \\frac{e^{{\\text{out}}_{nc}}}{\\sum_k e^{{\\text{out}}_{nk}}}',
    );
    const leaky = 'y = x \\text{ if } x > 0 \\text{ else } \\alpha x';
    expect(formulaOf(['h', 'act'], 'leaky_relu', leaky, false)).toBe(
      '{\\text{act}} = {h} \\text{ if } {h} > 0 \\text{ else } \\alpha\\,{h}',
    );
  });

  it('of another form is left as it is', () => {
    expect(formulaOf(['x', 'y'], 'plane_features', '(x, y) \\mapsto (x, y, x^2)')).toBe(
      '(x, y) \\mapsto (x, y, x^2)',
    );
  });
});

describe('the chain rule', () => {
  it('has the names of the values, with f on top where a formula is typed', () => {
    const graph = graphOf(['a', 'b', 'f'], { op: 'multiply', formula: 'y = a\\,b' });
    const [node] = graph.nodes;
    expect(node && namedChain(graph, node, 1)).toBe(
      '\\frac{\\partial f}{\\partial b} = \\frac{\\partial f}{\\partial f} \\cdot \\frac{\\partial f}{\\partial b}',
    );
    expect(texGradient(graph, 'a')).toBe('\\frac{\\partial f}{\\partial a}');
  });

  it('adds a share where there are several', () => {
    const graph = graphOf(['a', 'f'], { op: 'add', formula: 'Y = A + B', inputs: [0, 0] });
    const twice = { ...graph, backward: [0, 1].map((input) => ({ node: 0, input, value: 0 })) };
    const [node] = twice.nodes;
    expect(node && namedChain(twice, node, 0)).toContain('\\mathrel{+}=');
  });

  it('has the loss on top in a network', () => {
    const graph = graphOf(['out', 'target', 'loss'], {}, false);
    expect(texGradient(graph, 'w')).toBe('\\frac{\\partial \\text{loss}}{\\partial w}');
  });
});
