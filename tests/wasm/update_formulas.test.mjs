// The formula that goes with every number of an optimizer's arithmetic gives that number: whoever reads "how" on the
// page and takes a pocket calculator comes to the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

import { moduleOf, withSession } from './support.mjs';

/** @typedef {import('../../web/src/engine/api').UpdateOf} UpdateOf */

const RUN = {
  points: { name: 'moons' },
  model: { input: [2], layers: [{ name: 'out', type: 'linear', options: { units: 2 } }] },
  training: { batch_size: 8 },
  seed: 3,
};
const STEPS = 3;

/** What stands between a brace and its partner, and where that is. @param {string} tex @param {number} open */
function braced(tex, open) {
  for (let at = open, depth = 0; at < tex.length; at += 1) {
    depth += tex[at] === '{' ? 1 : tex[at] === '}' ? -1 : 0;
    if (depth === 0) return { inside: tex.slice(open + 1, at), end: at + 1 };
  }
  throw new Error(`a brace without its partner: ${tex}`);
}

/** The formula as JavaScript writes it. @param {string} tex @returns {string} */
function scriptOf(tex) {
  const factors = /^\\prod_\{i=1\}\^\{\((\d+)\)\}(.*)$/.exec(tex);
  if (factors) return `product(${factors[1]}, (i) => ${scriptOf(factors[2] ?? '')})`;
  const command = /\\(frac|sqrt)\{/.exec(tex);
  if (command) {
    const before = scriptOf(tex.slice(0, command.index));
    const first = braced(tex, command.index + command[0].length - 1);
    if (command[1] === 'sqrt') {
      return `${before}Math.sqrt(${scriptOf(first.inside)})${scriptOf(tex.slice(first.end))}`;
    }
    const second = braced(tex, first.end);
    const rest = scriptOf(tex.slice(second.end));
    return `${before}((${scriptOf(first.inside)})/(${scriptOf(second.inside)}))${rest}`;
  }
  return tex
    .replace(/\\left|\\right|\\;/g, '')
    .replace(/\\cdot/g, '*')
    .replace(/\\operatorname\{sign\}/g, 'Math.sign')
    .replace(/\\max/g, 'Math.max')
    .replace(/\^\{([^}]*)\}/g, '**($1)')
    .replace(/\^/g, '**');
}

/** @param {number} last @param {(i: number) => number} factor */
function product(last, factor) {
  return Array.from({ length: last }, (_, i) => factor(i + 1)).reduce((a, b) => a * b, 1);
}

/** @param {UpdateOf} update @param {string} name */
function numberOf({ known, terms, state }, name) {
  const found =
    state.find((one) => `${one.name}_before` === name)?.before ??
    known[name] ??
    terms.find((one) => one.name === name)?.number;
  assert.ok(found !== undefined, `<${name}> is a number of the update`);
  return found;
}

test('every optimizer’s formulas give the numbers beside them', async () => {
  const module = await moduleOf('simd');
  withSession(module, 1, (session) => {
    /** @type {import('../../web/src/engine/api').Catalog} */
    const { groups } = JSON.parse(module.Session.catalog());
    const optimizers = groups.find(({ key }) => key === 'optimizer')?.entries ?? [];
    assert.ok(optimizers.length > 5);
    for (const { name: optimizer } of optimizers) {
      session.configure(JSON.stringify({ ...RUN, optimizer: { name: optimizer } }));
      session.seek('run', 'update');
      for (let step = 1; step < STEPS; step += 1) session.seek('run', 'step');
      const graph = JSON.parse(session.graph('run'));
      const weight = graph.values.find(
        (/** @type {{ name: string }} */ one) => one.name === 'out.weight',
      );
      /** @type {UpdateOf} */
      const update = JSON.parse(session.updateOf(weight.id, 1));
      assert.equal(update.known['step'], STEPS);
      for (const { name, number, formula } of update.terms) {
        if (name === 'gradient') continue;
        assert.notEqual(formula, '', `${optimizer}: ${name} has a formula`);
        const filled = formula.replace(/<(\w+)>/g, (_, one) => `(${numberOf(update, one)})`);
        const found = Number(runInNewContext(scriptOf(filled), { product }));
        const size = Math.max(Math.abs(number), 1e-7);
        assert.ok(
          Math.abs(found - number) < 1e-3 * size,
          `${optimizer}, ${name}: ${formula}: ${found}, not ${number}`,
        );
      }
    }
  });
});
