// A Vite plugin for hosts that cannot send headers (GitHub Pages): puts coi-serviceworker beside the
// page, which sends the isolation headers in the host's stead after one reload. Everything works
// without it too, on one thread; so it acts only where it helps, once, and never under a reader's hands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FILE = 'coi-serviceworker.js';

/** Runs in the page, before anything else: what the service worker's script asks. */
const SETTINGS = `
  // Isolation through a service worker, see web/tools/isolation_worker.mjs.
  window.coi = {
    quiet: true,
    // Threads need a second core; a framed page is isolated by its frame or not at all.
    shouldRegister: () => navigator.hardwareConcurrency > 1 && window.top === window.self,
    doReload: () => {
      try {
        if (sessionStorage.getItem('inkgrad/isolation') !== null) return;
        sessionStorage.setItem('inkgrad/isolation', 'asked');
      } catch {
        return; // No memory of having reloaded: better not at all than for ever.
      }
      navigator.serviceWorker.ready.then(() => {
        // Whoever has begun to draw keeps this page; the next visit is isolated.
        if (!navigator.userActivation?.hasBeenActive) location.reload();
      });
    },
  };
`;

/** @returns {import('vite').Plugin} */
export function isolationWorkerPlugin() {
  return {
    name: 'inkgrad-isolation-worker',
    apply: 'build',
    generateBundle() {
      const require = createRequire(import.meta.url);
      const source = readFileSync(require.resolve('coi-serviceworker/coi-serviceworker.min.js'));
      this.emitFile({ type: 'asset', fileName: FILE, source });
    },
    transformIndexHtml() {
      return [
        { tag: 'script', children: SETTINGS, injectTo: 'head' },
        { tag: 'script', attrs: { src: `./${FILE}` }, injectTo: 'head' },
      ];
    },
  };
}
