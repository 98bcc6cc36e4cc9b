// The headless runner on points of the plane: kinds, options, formulas, and what digits alone have.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';

import { headless, json } from './headless_runner.mjs';

const folder = mkdtempSync(join(tmpdir(), 'inkgrad-points-'));
after(() => {
  rmSync(folder, { recursive: true });
});

describe('train on points', () => {
  const POINTS = ['--points', 'circle', '--steps', '30'];
  const POINT_MODEL = join(folder, 'points.safetensors');

  test('learns classes, measures them and loads again', () => {
    const trained = json('train', ...POINTS, '--point-option', 'count=200', '--save', POINT_MODEL);
    assert.equal(trained.config.points.name, 'circle');
    assert.equal(trained.config.points.options.count, 200);
    assert.deepEqual(
      trained.test.confusion.map((/** @type {number[]} */ row) => row.length),
      [2, 2],
    );
    assert.deepEqual(json('eval', '--load', POINT_MODEL).test, trained.test);
    const { stdout } = headless('eval', '--load', POINT_MODEL, '--quiet');
    assert.match(stdout, /^Test split: accuracy \d+\.\d\d %, loss \d\.\d{4} over 20 points$/m);
  });

  test('takes several options, and every kind that is not painted', () => {
    const { points } = json(
      ...['train', '--points', 'spiral', '--point-option', 'classes=2', '--steps', '1'],
      ...['--point-option', 'noise=0.25', '--point-option=seed=4'],
    ).config;
    assert.deepEqual(points.options, {
      count: 500,
      classes: 2,
      noise: 0.25,
      imbalance: 0,
      seed: 4,
    });
    const wrong = headless('train', '--points', 'painted');
    for (const kind of /one of (.*), got/.exec(wrong.stderr)?.[1]?.split(', ') ?? []) {
      const formula = kind === 'formula' ? ['--formula', 'x * y'] : [];
      assert.equal(json('train', '--points', kind, ...formula, '--steps', '1').step, 1, kind);
    }
  });

  test('learns the value of a formula, and says how well', () => {
    const formula = [
      '--points',
      'formula',
      '--formula',
      'sin(x)',
      '--point-option',
      'task=regression',
    ];
    const { config, test: measured } = json('train', ...formula, '--steps', '400');
    assert.equal(config.points.formula, 'sin(x)');
    assert.equal(config.loss.name, 'mean_squared_error');
    assert.ok(measured.rSquared > 0.5, String(measured.rSquared));
    const { stdout } = headless('train', ...formula, '--steps', '5', '--quiet');
    assert.match(stdout, /points\/s\nLast batch: loss \d\.\d{4}\nTest split: R² -?\d/);
    const broken = headless('train', '--points', 'formula', '--formula', 'sin(x');
    assert.equal(broken.status, 1);
    assert.match(broken.stderr, /formula/);
  });

  test('is not mixed up with digits', () => {
    for (const args of [
      ['eval', '--load', POINT_MODEL, '--eval', 'a.gz', 'b.gz'],
      ['predict', '--load', POINT_MODEL, '--images', 'a.gz'],
    ]) {
      const { status, stderr } = headless(...args);
      assert.equal(status, 2);
      assert.match(stderr, /points/);
    }
  });
});

/** @type {[string[], RegExp][]} */
const WRONG = [
  [['train', '--points', 'cube'], /--points: expected one of circle, .*, got "cube"/],
  [['train', '--points', 'xor', '--formula', 'x'], /--formula: each needs the other/],
  [['train', '--points', 'formula'], /--formula: each needs the other/],
  [['train', '--point-option', 'noise=1'], /--point-option: needs --points/],
  [['train', '--points', 'xor', '--point-option', 'noise=9'], /noise: expected 0..2, got 9/],
  [['train', '--points', 'xor', '--point-option', 'size=9'], /with one of count, .*got "size=9"/],
  [['train', '--points', 'xor', '--model', 'cnn'], /--model: .* not points/],
  [['train', '--points', 'xor', '--eval', 'a.gz', 'b.gz'], /--eval: is about digits, not points/],
];

describe('wrong arguments about points', () => {
  for (const [args, message] of WRONG) {
    test(`${args.join(' ')}: usage and exit code 2`, () => {
      const { status, stderr } = headless(...args);
      assert.equal(status, 2, stderr);
      assert.match(stderr, message);
    });
  }
});
