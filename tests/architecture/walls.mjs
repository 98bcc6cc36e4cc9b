// The dependency rule as data: which layer may take in which. ESLint asks it while one writes, the
// architecture tests ask it over the whole tree.
import { posix } from 'node:path';

/** Core folders and what each may include besides itself, nearest first (design: arrows point left). */
const CORE_ORDER = [
  ['base'],
  ['tensor'],
  ['ops'],
  ['autodiff'],
  ['nn'],
  ['optim', 'data'],
  ['train', 'export'],
  ['trace', 'landscape', 'explain'],
  ['session'],
];

/**
 * The folders under core/ that a folder under core/ may include: all before it in the order, and
 * itself, but none of its siblings.
 *
 * @param {string} folder
 * @returns {string[] | null} null for a folder that has no place in the order
 */
export function coreMayInclude(folder) {
  const rank = CORE_ORDER.findIndex((group) => group.includes(folder));
  return rank < 0 ? null : [...CORE_ORDER.slice(0, rank).flat(), folder];
}

/** What wasm/bindings may include of the core. */
export const BINDINGS_MAY_INCLUDE = ['session', 'base'];

/** Core folders that may use Eigen; the others see spans. */
export const EIGEN_FOLDERS = ['tensor', 'landscape', 'explain'];

/** Of the engine, the page sees its protocol, its client and its errors. */
const ENGINE_DOORS = ['engine/api', 'engine/client', 'engine/errors'];

/** @type {Record<string, string[]>} Layers of web/src and what each may import besides itself. */
const PAGE = {
  viz: [],
  ui: ['viz', 'engine/api'],
  state: ENGINE_DOORS,
  run: ['ui', 'viz', 'state', ...ENGINE_DOORS],
  labs: ['run', 'ui', 'viz', 'state', ...ENGINE_DOORS],
  app: ['ui', 'viz', 'state', ...ENGINE_DOORS],
  engine: ['wasm/types'],
};

/**
 * The layer of a path from the repository root: 'viz', 'labs/digits', 'engine/api', 'wasm/types' …
 *
 * @param {string} path
 */
function layerOf(path) {
  const inside = /^web\/src\/(.*)$/.exec(path)?.[1];
  if (inside === undefined) return posix.dirname(path);
  const [top = '', second = ''] = inside.split('/');
  if (top === 'labs') return `labs/${second}`;
  if (top === 'engine') return `engine/${second.replace(/\.ts$/, '')}`;
  return top;
}

/**
 * Why a file of web/src may not import another, or null when it may.
 *
 * @param {string} from path of the importing file, from the repository root
 * @param {string} specifier what stands in the import
 * @returns {string | null}
 */
export function wallBetween(from, specifier) {
  if (!specifier.startsWith('.') || !from.startsWith('web/src/')) return null;
  const own = layerOf(from);
  const ownTop = own.split('/')[0] ?? '';
  const allowed = PAGE[ownTop];
  // main.ts starts the app and may take what it wants.
  if (!allowed) return null;
  const target = layerOf(posix.join(posix.dirname(from), specifier));
  const same = ownTop === 'labs' ? target === own : target.split('/')[0] === ownTop;
  if (same || allowed.includes(target)) return null;
  return `${own} may not import ${target} (only ${['itself', ...allowed].join(', ')})`;
}
