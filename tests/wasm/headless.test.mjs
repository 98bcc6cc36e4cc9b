// The headless runner as a command: what it prints, and how it refuses.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { headless, json } from './headless_runner.mjs';

const folder = mkdtempSync(join(tmpdir(), 'inkgrad-headless-'));
const MODEL = join(folder, 'model.safetensors');
const QUICK = ['--model', 'softmax_regression', '--count', '300', '--steps', '20'];

after(() => {
  rmSync(folder, { recursive: true });
});

/**
 * @param {string} name
 * @param {number[]} header big-endian words
 * @param {number[]} bytes
 */
function idxFile(name, header, bytes) {
  const head = Buffer.alloc(4 * header.length);
  header.forEach((word, at) => head.writeUInt32BE(word, 4 * at));
  const path = join(folder, name);
  writeFileSync(path, gzipSync(Buffer.concat([head, Buffer.from(bytes)])));
  return path;
}

const COUNT = 40;
const labels = idxFile(
  'labels.gz',
  [0x801, COUNT],
  Array.from({ length: COUNT }, (_, index) => index % 10),
);
// A vertical bar in each, somewhere else every time.
const images = idxFile(
  'images.gz',
  [0x803, COUNT, 28, 28],
  Array.from({ length: COUNT * 784 }, (_, at) =>
    at % 28 === 6 + (Math.floor(at / 784) % 15) ? 255 : 0,
  ),
);

const FEW = 6;
const fewLabels = idxFile('few_labels.gz', [0x801, FEW], [1, 1, 1, 1, 1, 1]);
const fewImages = idxFile(
  'few_images.gz',
  [0x803, FEW, 28, 28],
  Array.from({ length: FEW * 784 }, (_, at) => (at % 28 === 14 ? 255 : 0)),
);

describe('train', () => {
  test('prints progress, accuracy and the confusion matrix, and saves the model', () => {
    const { status, stdout, stderr } = headless('train', ...QUICK, '--save', MODEL);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /7,850 parameters, trained for 20 steps/);
    assert.match(stdout, /Test split: accuracy \d+\.\d\d %, loss \d+\.\d{4} over 30 digits/);
    assert.match(stdout, /^ +mean( +\d+\.\d\d %){3} +30$/m);
    assert.match(stdout, /^ {2}top 2 .*; expected calibration error \d+\.\d\d %$/m);
    assert.match(stdout, / is \\ said {4}0 {4}1/);
    assert.match(stderr, /Training \[#+\] 20\/20/);
    assert.equal(readFileSync(MODEL).subarray(8, 9).toString(), '{');
  });

  test('is the same run every time, and for every number of threads', () => {
    const one = json('train', ...QUICK, '--seed', '3');
    const other = json('train', ...QUICK, '--seed', '3', '--threads', '2');
    assert.equal(one.step, 20);
    assert.equal(one.variant, 'simd');
    assert.equal(other.variant, 'simd-threads');
    assert.equal(other.loss, one.loss);
    assert.deepEqual(other.test, one.test);
    assert.notEqual(json('train', ...QUICK, '--seed', '4').loss, one.loss);
  });

  test('takes the options of the run', () => {
    const { config } = json(
      ...['train', ...QUICK, '--optimizer', 'adam', '--learning-rate', '0.002'],
      ...['--batch-size=32', '--seed', '5', '--data', 'generated'],
    );
    assert.equal(config.optimizer.name, 'adam');
    assert.equal(config.optimizer.options.learning_rate, 0.002);
    assert.equal(config.training.batch_size, 32);
    assert.equal(config.data.generated_count, 300);
    assert.equal(config.seed, 5);
  });

  test("takes a page's link", () => {
    const link = '#digits/model=softmax_regression&learning_rate=0.25&generated_count=200&seed=9';
    const { config } = json('train', '--link', link, '--steps', '2');
    assert.equal(config.seed, 9);
    assert.equal(config.optimizer.options.learning_rate, 0.25);
    assert.equal(config.data.generated_count, 200);
    assert.equal(config.model.layers.length, 2);
  });

  test('ends where a rule of the run ends it, and says why', () => {
    const link = '#digits/model=softmax_regression&generated_count=300&stop_steps=7';
    const { status, stdout } = headless('train', '--link', link, '--steps', '20', '--quiet');
    assert.equal(status, 0);
    assert.match(stdout, /trained for 7 steps .*\nEnded by itself: Reached 7 steps\.\n/);
    const { step, stopped } = json('train', '--link', link, '--steps', '20');
    assert.deepEqual({ step, stopped }, { step: 7, stopped: 'steps' });
    assert.equal(json('train', ...QUICK).stopped, '');
  });

  test('tells in how many steps the gradient was clipped', () => {
    const run = ['train', ...QUICK, '--link'];
    assert.equal(json(...run, '#digits/clipping=norm&limit=1000').clippedSteps, 0);
    assert.equal(json(...run, '#digits/clipping=norm&limit=0.0001').clippedSteps, 20);
    const { stdout } = headless(...run, '#digits/clipping=norm&limit=0.0001');
    assert.match(stdout, /^The gradient was clipped in 20 steps$/m);
  });

  test('trains on digits from files', () => {
    const { data } = json('train', ...QUICK, '--data', 'imported', '--import', images, labels);
    assert.equal(Number(data.train) + Number(data.test), COUNT);
  });
});

describe('eval and predict', () => {
  test('measure a saved model on its own test split and on files', () => {
    const trained = json('train', ...QUICK, '--save', MODEL, '--eval', images, labels);
    const measured = json('eval', '--load', MODEL, '--eval', images, labels);
    assert.deepEqual(measured.test, trained.test);
    assert.deepEqual(measured.eval, trained.eval);
    assert.equal(measured.eval.length, 1);
    assert.equal(measured.eval[0].count, COUNT);
    assert.equal(measured.eval[0].images, images);
    assert.equal(measured.step, 20);
    const { classes, accuracy, count, topK } = measured.test.scores;
    const support = classes.reduce(
      (/** @type {number} */ sum, /** @type {number[]} */ row) => sum + (row[3] ?? 0),
      0,
    );
    assert.equal(support, count);
    assert.ok(Math.abs(topK[0] - accuracy) < 1e-6, 'top 1 is the accuracy');
  });

  test('measure on several pairs of files in one go, each for itself', () => {
    const pairs = ['--eval', images, labels, '--eval', fewImages, fewLabels];
    const both = json('eval', '--load', MODEL, ...pairs);
    const alone = json('eval', '--load', MODEL, '--eval', fewImages, fewLabels);
    assert.deepEqual(
      both.eval.map((/** @type {{ count: number }} */ { count }) => count),
      [COUNT, FEW],
    );
    assert.deepEqual(both.eval[1], alone.eval[0]);
    assert.deepEqual(json('eval', '--load', MODEL).eval, []);
    const { stdout } = headless('eval', '--load', MODEL, ...pairs);
    assert.match(stdout, /^images\.gz: accuracy .* over 40 digits$/m);
    assert.match(stdout, /^few_images\.gz: accuracy .* over 6 digits$/m);
  });

  test('write a model for other programs, the same after a training as from its file', () => {
    const [onnx, other] = [join(folder, 'one.onnx'), join(folder, 'other.onnx')];
    const [code, same] = [join(folder, 'one.py'), join(folder, 'other.py')];
    const to = (/** @type {string} */ model, /** @type {string} */ program) => {
      return ['--export-onnx', model, '--export-pytorch', program];
    };
    const trained = headless('train', ...QUICK, '--save', MODEL, ...to(onnx, code));
    assert.ok(trained.stdout.endsWith(`Saved ${MODEL}\nExported ${onnx}\nExported ${code}\n`));
    const { exported } = json('eval', '--load', MODEL, ...to(other, same));
    assert.deepEqual(exported, { onnx: other, pytorch: same });
    assert.deepEqual(readFileSync(other), readFileSync(onnx));
    assert.deepEqual(readFileSync(same), readFileSync(code));
    assert.match(readFileSync(code, 'utf8'), /class Network\(nn\.Module\):/);
  });

  test('say what a model sees in the digits of a file', () => {
    const { predictions, count } = json(
      'predict',
      '--load',
      MODEL,
      '--images',
      images,
      '--first',
      '38',
    );
    assert.equal(count, COUNT);
    assert.equal(predictions.length, 2);
    assert.equal(predictions[0].index, 38);
    assert.equal(predictions[0].probabilities.length, 10);
  });

  test('and in drawn ones', () => {
    const digit = {
      id: 'a',
      label: 1,
      penWidth: 0.09,
      strokes: [
        [
          [0.5, 0.2, 0.5],
          [0.5, 0.8, 0.5],
        ],
      ],
    };
    const path = join(folder, 'drawn.json');
    writeFileSync(path, JSON.stringify({ format: 'inkgrad-digits', version: 1, digits: [digit] }));
    const { status, stdout } = headless('predict', '--load', MODEL, '--drawings', path);
    assert.equal(status, 0);
    assert.match(stdout, /^0: \d \(\d+\.\d\d %\)\n$/);
  });
});

/** @type {[string[], RegExp][]} */
const WRONG = [
  [[], /expected a command \(train, eval, predict\), got nothing/],
  [['tain'], /got "tain"/],
  [['train', '--epochs', '3'], /--epochs: no such option; known: .*--steps/],
  [['train', '--steps'], /--steps: expected <n>/],
  [['train', '--steps', '--json'], /--steps: expected <n>/],
  [['train', '--steps', 'many'], /--steps: expected a whole number from 1 to 1000000, got "many"/],
  [['train', '--steps', '0'], /--steps: expected a whole number/],
  [['train', '--steps', '5', '--steps', '6'], /--steps: given twice/],
  [['train', '--model', 'resnet'], /--model: expected one of .*cnn.*, got "resnet"/],
  [['train', '--optimizer', 'newton'], /--optimizer: expected one of .*adam/],
  [['train', '--learning-rate', '-1'], /--learning-rate: expected a number from/],
  [['train', '--seed', '1.5'], /--seed: expected a whole number/],
  [['train', '--threads', '99'], /--threads: expected a whole number from 1 to 16/],
  [['train', '--data', 'mnist'], /--data: expected one of generated, imported/],
  [['train', '--data', 'imported'], /needs --import <images> <labels>/],
  [['train', '--eval', images], /--eval: expected <images> <labels>/],
  [['train', '--eval', images, labels, '--eval', images], /--eval: expected <images> <labels>/],
  [['train', '--json=yes'], /--json: takes no value/],
  [['train', 'cnn'], /"cnn": expected an option/],
  [['train', '--link', '#digits/learning_rat=1'], /--link: learning_rat/],
  [['eval'], /--load: expected <file>/],
  [['predict', '--load', MODEL], /--images, --drawings: expected one of the two/],
];

describe('wrong arguments', () => {
  for (const [args, message] of WRONG) {
    test(`${args.join(' ').replace(folder, '')}: usage and exit code 2`, () => {
      const { status, stdout, stderr } = headless(...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
      assert.match(stderr, /usage: npm run headless -- /);
      assert.equal(stdout, '');
    });
  }

  test('files that cannot be read or are damaged: exit code 1, naming the option', () => {
    const missing = headless('eval', '--load', join(folder, 'none'));
    assert.equal(missing.status, 1);
    assert.match(missing.stderr, /^error: --load: .*none cannot be read/);
    const damaged = headless('eval', '--load', labels);
    assert.equal(damaged.status, 1);
    const swapped = headless('train', ...QUICK, '--eval', labels, images);
    assert.equal(swapped.status, 1);
    assert.match(swapped.stderr, /images/);
  });

  test('--help explains every option, exit code 0', () => {
    const { status, stdout } = headless('train', '--help');
    assert.equal(status, 0);
    for (const word of ['--eval <images> <labels>', '--drawings', '--link', '--learning-rate']) {
      assert.ok(stdout.includes(word), word);
    }
  });
});
