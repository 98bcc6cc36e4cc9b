// The benchmark's page: opens a worker for each contender and carries calls to it. The driver in Node
// calls through window.bench.

/** @type {Map<string, Worker>} */
const workers = new Map();

/**
 * One call of a contender's worker; the first one starts it.
 *
 * @param {string} id
 * @param {string} method
 * @param {object} argument
 */
function call(id, method, argument) {
  const worker = workers.get(id) ?? new Worker('./worker.js', { type: 'module' });
  workers.set(id, worker);
  return new Promise((resolve, reject) => {
    worker.onmessage = (/** @type {MessageEvent<{ value?: unknown, error?: string }>} */ event) => {
      const { value, error } = event.data;
      if (error === undefined) resolve(value);
      else reject(new Error(error));
    };
    worker.onerror = (event) => {
      reject(new Error(event.message));
    };
    worker.postMessage({ method, argument });
  });
}

/** @param {string} id */
function end(id) {
  workers.get(id)?.terminate();
  workers.delete(id);
}

Object.assign(window, { bench: { call, end } });
