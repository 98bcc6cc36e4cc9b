// A small static server for the built site: isolated (with the headers that allow threads) or plain,
// under any sub-path. Tests and `npm start` share it.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** What makes a page cross-origin isolated, and so gives it shared memory and threads. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} folder
 * @property {boolean} isolated
 * @property {number} [port] 0 for any free one
 * @property {string} [host]
 * @property {string} [under] the sub-path the site lies under, '/' or '/some/where/'
 * @property {(answered: { file: string, status: number }) => void} [onAnswer] told of every file served
 */

/**
 * The file a request asks for, or null.
 *
 * @param {string} folder
 * @param {string} under
 * @param {string} address
 */
function fileOf(folder, under, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(under) || path.includes('\0')) return null;
  const inside = path.slice(under.length);
  const file = normalize(
    join(folder, inside.endsWith('/') || inside === '' ? `${inside}index.html` : inside),
  );
  if (!file.startsWith(normalize(folder) + sep)) return null;
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? { file, stat } : null;
}

/**
 * Serves a folder. Resolves once it listens; rejects when the port is taken.
 *
 * @param {ServerOptions} options
 */
export function startServer(options) {
  const { folder, isolated, port = 0, host = '127.0.0.1', under = '/', onAnswer } = options;
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const found = fileOf(folder, under, request.url ?? '/');
    const headers = isolated ? ISOLATION : {};
    if (!found) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n');
      return;
    }
    const { file, stat } = found;
    const tag = `"${stat.size.toString(36)}-${stat.mtimeMs.toString(36)}"`;
    const common = { ...headers, ETag: tag, 'Cache-Control': 'no-cache' };
    if (request.headers['if-none-match'] === tag) {
      onAnswer?.({ file, status: 304 });
      response.writeHead(304, common).end();
      return;
    }
    onAnswer?.({ file, status: 200 });
    response.writeHead(200, {
      ...common,
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': stat.size,
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });
  return new Promise(
    /** @param {(running: { url: string, port: number, close: () => Promise<void> }) => void} resolve */
    (resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        const address = server.address();
        const bound = typeof address === 'object' && address ? address.port : port;
        const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
        const close = () =>
          new Promise((/** @type {(value: void) => void} */ done) => {
            server.closeAllConnections();
            server.close(() => done());
          });
        resolve({ url: `http://${name}:${bound}${under}`, port: bound, close });
      });
    },
  );
}
