// Who takes part, as data: what each can do, and where it runs.

/** @typedef {import('./workloads.mjs').Workload} Workload */

/**
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label
 * @property {string} peer as --peers names it; 'inkgrad' for ours
 * @property {'page' | 'python'} where
 * @property {string} module its file in contenders/, of those in the page
 * @property {string} variant
 * @property {number} threads
 * @property {(workload: Workload) => boolean} can
 */

/** @param {Workload} workload */
const training = ({ kind }) => kind === 'training';
/** @param {Workload} workload */
const tiny = ({ kind, run }) => kind === 'training' && Boolean(run.points);
/** @param {Workload} workload */
const latency = ({ kind }) => kind === 'latency';

/** Peers in the page; each is one file of contenders/. */
const PEERS = [
  { id: 'jax', label: 'jax-js wasm', module: 'jax', can: training },
  { id: 'tfjs-wasm', label: 'TensorFlow.js wasm', module: 'tfjs', variant: 'wasm', can: training },
  { id: 'tfjs-cpu', label: 'TensorFlow.js cpu', module: 'tfjs', variant: 'cpu', can: training },
  { id: 'convnetjs', label: 'ConvNetJS', module: 'convnetjs', can: training },
  { id: 'synaptic', label: 'synaptic', module: 'synaptic', can: tiny },
  {
    id: 'object-net',
    label: "scalar object net (like TensorFlow Playground's)",
    module: 'object_net',
    can: tiny,
  },
  { id: 'onnxruntime', label: 'onnxruntime-web wasm', module: 'onnxruntime', can: latency },
];

/** What PyTorch does: training, latency and losses, all but writing our digits. @param {Workload} workload */
const torch = ({ kind }) => kind !== 'digits';

/**
 * Ours in every built variant, and the peers asked for.
 *
 * @param {{ variants: string[], threads: number, peers: string[] | null }} options `threads` of this machine
 * @returns {Contender[]} the variant that a visitor gets first
 */
export function contendersFor({ variants, threads, peers }) {
  const counts = threads > 1 ? [1, threads] : [1];
  const wanted = (/** @type {string} */ id) => peers === null || peers.includes(id);
  const ours = counts.flatMap((count) =>
    variants
      .filter((variant) => variant.endsWith('threads') === count > 1)
      .map((variant) => ({
        ...{ id: `inkgrad ${variant} ${count}`, label: `Inkgrad ${variant}`, peer: 'inkgrad' },
        ...{ where: /** @type {const} */ ('page'), module: 'inkgrad', variant, threads: count },
        can: () => true,
      })),
  );
  const inPage = PEERS.filter(({ id }) => wanted(id)).flatMap((peer) => {
    const of = peer.id === 'onnxruntime' ? counts : [1];
    return of.map((count) => ({
      ...{ variant: '', where: /** @type {const} */ ('page'), ...peer, peer: peer.id },
      ...{ id: `${peer.id} ${count}`, threads: count },
    }));
  });
  const python = counts
    .filter(() => wanted('pytorch'))
    .map((count) => ({
      ...{ id: `pytorch ${count}`, label: 'PyTorch CPU (native)', peer: 'pytorch', module: '' },
      ...{ where: /** @type {const} */ ('python'), variant: '', threads: count, can: torch },
    }));
  return [...ours, ...inPage, ...python];
}
