// The exported Python program in PyTorch: with our weights it answers as we do, and it trains as we do.
// Where no Python has PyTorch, these say that they were left out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { exportedModels } from './exported_models.mjs';
import { distance, exportedRun } from './exported_run.mjs';
import { PYTHON, pythonSays } from './python.mjs';
import { moduleOf } from './support.mjs';

/** @typedef {import('../../web/src/engine/api').Catalog} Catalog */

const SKIP = PYTHON === null ? 'no Python here has torch' : false;
const ANSWER_TOLERANCE = 1e-4;
const TRAINING_TOLERANCE = 1e-4;
const STEPS = 5;
const MLP = [
  { type: 'flatten' },
  { type: 'linear', options: { units: 12 } },
  { type: 'activation', options: { function: 'tanh' } },
  { type: 'linear' },
];
/** By group, where the usual settings would do nothing within a few steps. */
const SETTINGS = /** @type {Record<string, Record<string, number>>} */ ({
  loss: { label_smoothing: 0.2, delta: 0.3 },
  schedule: {
    ...{ steps: 4, every: 2, first: 1, second: 2, third: 4, window: 1, patience: 0 },
    ...{ threshold: 0.4, warmup: 1 },
  },
  clipping: { limit: 0.03 },
});

const folder = mkdtempSync(join(tmpdir(), 'inkgrad-pytorch-'));
after(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
/** @param {string} ending @param {string | Uint8Array} contents */
function file(ending, contents) {
  files += 1;
  const path = join(folder, `file_${files}${ending}`);
  writeFileSync(path, contents);
  return path;
}

/**
 * Every entry of every group in some run, together with the pulls on the weights.
 *
 * @param {Catalog} catalog
 */
function trainings(catalog) {
  const longest = Math.max(...catalog.groups.map(({ entries }) => entries.length));
  return Array.from({ length: longest }, (_, row) => {
    const chosen = catalog.groups.map(({ key, entries }) => {
      const { name, options } = /** @type {typeof entries[0]} */ (entries[row % entries.length]);
      const settings = Object.entries(SETTINGS[key] ?? {});
      const own = settings.filter(([one]) => options.some((option) => option.name === one));
      return [key, { name, options: Object.fromEntries(own) }];
    });
    const pulls = [{}, { l2: 0.01 }, { l1: 0.001 }, { weight_decay: 0.1 }][row % 4];
    const training = { batch_size: 8, shuffle: 0, ...pulls };
    return { model: { layers: MLP }, ...Object.fromEntries(chosen), training };
  });
}

/** All digits that such a run trains on: 40 of 44. */
const FORTY = { generated_count: 44, test_share: 0.1 };

/**
 * Ways of training that leave nothing to chance, each so that it matters within a few steps.
 *
 * @type {Record<string, object>}
 */
const WAYS = {
  'whole set': { training: { whole_set: 1, batch_size: 16 } },
  accumulation: { training: { accumulate: 3, batch_size: 6 } },
  'average of the weights': { training: { average_decay: 0.9 } },
  'stop at a loss': { training: { stop_loss: 10, evaluate_every: 2 } },
  'stop at an accuracy': { training: { stop_accuracy: 0.01, evaluate_every: 3 } },
  'stop after epochs': { training: { stop_epochs: 0.5 } },
  'the same in portions': { training: { accumulate: 2, stop_accuracy: 0.01, evaluate_every: 2 } },
  'balanced classes': { loss: { class_weights: 'balanced' } },
  'weights of one’s own': { loss: { own_weights: '3, 1, 1, 0.5, 1, 2, 1, 1, 4, 1' } },
  'both, smoothed': {
    loss: {
      ...{ class_weights: 'balanced', own_weights: '9, 1, 1, 1, 1, 1, 1, 1, 1, 1' },
      label_smoothing: 0.1,
    },
  },
};

/** What is drawn by chance cannot agree; it must run, and change what it is about. */
const BY_CHANCE = [
  {
    augmentation: {
      ...{ shift: 2, rotate: 15, scale: 0.2, shear: 0.3, elastic: 1, thickness: 0.5 },
      ...{ brightness: 0.3, noise: 0.1, erase: 0.2, flip: 'both', probability: 0.75 },
    },
  },
  { data: { label_noise: 0.3, minority_share: 0.2, validation_share: 0.25 } },
  {
    training: { patience: 1, stop_loss: 0.001, average_decay: 0.9, evaluate_every: 2 },
    data: { validation_share: 0.25 },
  },
];

/** @param {ReturnType<typeof exportedRun>} run @param {object} more */
function job({ code, saved, digits }, more) {
  return { program: file('.py', code), weights: file('.safetensors', saved), digits, ...more };
}

describe('a run as a Python program', { skip: SKIP }, async () => {
  const module = await moduleOf('simd');
  const catalog = /** @type {Catalog} */ (JSON.parse(module.Session.catalog()));
  const python = PYTHON ?? '';

  test('answers as our network does, with its weights', () => {
    const runs = Object.entries(exportedModels(catalog)).map(([name, layers]) => {
      return { name, run: exportedRun(module, { model: { layers } }, 4) };
    });
    const jobs = runs.map(({ run }) => job(run, {}));
    const { results } = pythonSays(python, 'run_exported.py', jobs);
    const far = runs
      .map(({ name, run }, at) => ({ name, gap: distance(run.outputs, results[at].outputs) }))
      .filter(({ gap }) => !(gap <= ANSWER_TOLERANCE));
    assert.deepEqual(far, []);
  });

  test('trains as our run does, with every loss, optimizer, schedule and clipping', () => {
    const configs = trainings(catalog);
    const runs = configs.map((config) => exportedRun(module, config, STEPS));
    const jobs = runs.map((run) => {
      const { start, training } = run;
      return job({ ...run, saved: start }, { training, steps: STEPS, main: true });
    });
    const { torch, results } = pythonSays(python, 'run_exported.py', jobs);
    const far = configs
      .map((config, at) => ({
        run: JSON.stringify(config),
        gap: distance(runs[at]?.outputs ?? [], results[at].outputs),
      }))
      // PyTorch before 2 counts a factor of NAdam twice.
      .filter(({ run }) => !(run.includes('"nadam"') && torch.startsWith('1.')))
      .filter(({ gap }) => !(gap <= TRAINING_TOLERANCE));
    assert.deepEqual(far, []);
    for (const { printed } of results) {
      assert.match(
        printed,
        /^step 3: loss \d+\.\d{4}, test loss \d+\.\d{4}, test accuracy \d+\.\d\d%$/m,
      );
    }
  });

  test('trains as our run does in every way of training', () => {
    const configs = Object.values(WAYS).map((/** @type {any} */ way) => ({
      model: { layers: MLP },
      loss: { name: 'softmax_cross_entropy', options: way.loss ?? {} },
      training: { batch_size: 8, shuffle: 0, ...way.training },
      data: FORTY,
    }));
    const runs = configs.map((config) => exportedRun(module, config, STEPS));
    const jobs = runs.map((run) => {
      const { start, training } = run;
      return job({ ...run, saved: start }, { training, steps: run.asked });
    });
    const { results } = pythonSays(python, 'run_exported.py', jobs);
    const far = Object.keys(WAYS)
      .map((way, at) => ({ way, gap: distance(runs[at]?.outputs ?? [], results[at].outputs) }))
      .filter(({ gap }) => !(gap <= TRAINING_TOLERANCE));
    assert.deepEqual(far, []);
  });

  test('what is drawn by chance runs, on points too', () => {
    const digits = BY_CHANCE.map((more) =>
      exportedRun(
        module,
        { model: 'softmax_regression', ...more, data: { ...FORTY, ...more.data } },
        2,
      ),
    );
    const points = [{ name: 'spiral', options: { classes: 3 } }, { name: 'plane' }].map((kind) =>
      exportedRun(module, { points: kind, augmentation: { noise: 0.1 }, data: {} }, 2),
    );
    const jobs = [...digits, ...points].map((run) => job(run, { main: true }));
    const { results } = pythonSays(python, 'run_exported.py', jobs);
    for (const { printed } of results) assert.match(printed, /^step 3: loss \d+\.\d{4}/m);
    assert.match(results[2].printed, /^step \d+: validation loss /m);
  });

  test('every model trains, dropout and frozen layers among them', () => {
    const runs = Object.values(exportedModels(catalog)).map((layers) =>
      exportedRun(module, { model: { layers } }, 1),
    );
    const jobs = runs.map((run) => job(run, { training: run.training, steps: 2 }));
    const { results } = pythonSays(python, 'run_exported.py', jobs);
    assert.ok(
      results
        .flatMap((/** @type {{ outputs: number[][] }} */ one) => one.outputs.flat())
        .every(Number.isFinite),
    );
  });

  test('is a command that says what it does', () => {
    const { code, saved } = exportedRun(module, { model: 'softmax_regression' }, 2);
    const weights = file('.safetensors', saved);
    const args = [file('.py', code), '--synthetic', '--steps', '3', '--weights', weights];
    const { status, stdout, stderr } = spawnSync(python, args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^step 3: loss /m);
  });
});
