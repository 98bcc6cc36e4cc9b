// What npm run bench is asked for on the command line. Pure.
import { parseArgs } from 'node:util';

/**
 * @typedef {object} BenchOptions
 * @property {number} rounds
 * @property {number} sliceMs how long each contender works in a round
 * @property {string[] | null} only workloads by id; null: all
 * @property {string[] | null} peers by id; null: all
 * @property {boolean} quick
 * @property {boolean} write RESULTS.md and the README's table
 * @property {boolean} build the site first
 */

export const USAGE = `usage: npm run bench -- [options]
  --quick            2 rounds of short slices, nothing written beside the sources
  --only W1,W2b      these workloads (W3 takes all three of its networks); extras only if named:
                     gemm, profile, page, labs, long
  --peers a,b|none   these peers: jax, tfjs-wasm, tfjs-cpu, convnetjs, synaptic, object-net,
                     onnxruntime, pytorch
  --rounds N         7 unless told
  --slice MS         how long each works in a round: 1000 unless told
  --no-build         takes web/dist/ as it is`;

/** What --only and --peers may name. W3 stands for all its networks. */
const KNOWN = [
  'W1',
  'W2',
  'W2b',
  'W3',
  'W4',
  'W5',
  'W6',
  'gemm',
  'profile',
  'page',
  'labs',
  'long',
];
const PEERS = [
  ...['jax', 'tfjs-wasm', 'tfjs-cpu', 'convnetjs', 'synaptic', 'object-net', 'onnxruntime'],
  'pytorch',
];

/**
 * @param {string[]} args
 * @returns {BenchOptions}
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      peers: { type: 'string' },
      rounds: { type: 'string' },
      slice: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const whole = values.only === undefined && values.peers === undefined;
  return {
    quick,
    rounds: positive('--rounds', values.rounds, quick ? 2 : 7),
    sliceMs: positive('--slice', values.slice, quick ? 200 : 1000),
    only: names('--only', values.only, KNOWN),
    peers: values.peers === 'none' ? [] : names('--peers', values.peers, PEERS),
    write: whole && !quick,
    build: !values['no-build'],
  };
}

/**
 * @param {string} option
 * @param {string | undefined} text
 * @param {string[]} known
 */
function names(option, text, known) {
  if (text === undefined) return null;
  const list = text.split(',');
  const strange = list.find((name) => !known.includes(name));
  if (strange !== undefined) {
    throw new Error(`${option}: "${strange}" is not known; known: ${known.join(', ')}`);
  }
  return list;
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} usual
 */
function positive(name, text, usual) {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`${name}: expected a whole number from 1, got "${text}"`);
  }
  return value;
}

/**
 * Whether a workload ("W3 on W2") or an extra is asked for.
 *
 * @param {BenchOptions} options
 * @param {string} id
 */
export function asked({ only }, id) {
  return only === null || only.some((name) => id === name || id.startsWith(`${name} on `));
}
