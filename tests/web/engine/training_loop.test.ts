// The training loop: slices, pausing, and a curve that does not depend on either.
import { beforeEach, describe, expect, test } from 'vitest';
import { SLICE_MS } from '../../../web/src/engine/clock';
import { Evaluator, MOST_MEASURED } from '../../../web/src/engine/evaluation';
import { TrainingLoop } from '../../../web/src/engine/training_loop';
import { FakeClock } from './fake_clock';
import { FakeSession, TEST_DIGITS, TRAIN_DIGITS, config } from './fake_session';

let clock: FakeClock;
let session: FakeSession;
let evaluator: Evaluator;
let loop: TrainingLoop;
let failures: unknown[];
let rested: () => void;

/** Resolves when the loop stands still and has measured. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    rested = resolve;
  });
}

async function begin(every = 10): Promise<void> {
  session.configure(config());
  evaluator.begin(every, { test: TEST_DIGITS, train: 0 });
  const rest = atRest();
  loop.begin(TRAIN_DIGITS);
  await rest;
}

const step = (): number => session.report().step;
const curveSteps = (): number[] => [...evaluator.curve.step];

beforeEach(() => {
  clock = new FakeClock();
  session = new FakeSession(clock);
  evaluator = new Evaluator(session, clock);
  failures = [];
  rested = () => undefined;
  loop = new TrainingLoop(session, evaluator, clock, {
    progress: () => undefined,
    rest: () => {
      rested();
    },
    failed: (error) => failures.push(error),
  });
});

describe('step', () => {
  test('takes exactly so many steps', async () => {
    await begin();
    await loop.step(23);
    expect(step()).toBe(23);
    expect(loop.playing).toBe(false);
  });

  test('waits for the point of the curve that is due', async () => {
    session.configure(config());
    evaluator.begin(10, { test: TEST_DIGITS, train: 0 });
    loop.begin(TRAIN_DIGITS);
    await loop.step(1);
    expect(curveSteps()).toEqual([0]);
    expect(step()).toBe(1);
  });

  test('ends early where the training diverges', async () => {
    session.divergesAt = 5;
    await begin();
    await loop.step(20);
    expect(step()).toBe(5);
  });

  test('is settled by a pause', async () => {
    session.stepMs = SLICE_MS;
    await begin();
    const stepping = loop.step(1000);
    clock.onBreath = () => {
      if (step() === 6) loop.pause();
    };
    await stepping;
    expect(step()).toBe(6);
  });

  test('tells whoever waits that training broke down', async () => {
    session.stepMs = SLICE_MS;
    await begin();
    const stepping = loop.step(50);
    session.breaksWith = new Error('trap');
    await expect(stepping).rejects.toThrow('trap');
    expect(failures).toHaveLength(1);
  });

  test('refuses at once what cannot train', () => {
    expect(() => {
      void loop.step(1);
    }).toThrow('not configured');
  });
});

describe('play', () => {
  test('computes about one slice between two breaths', async () => {
    session.stepMs = 2;
    await begin(1000);
    const slices: number[] = [];
    let before = clock.ms;
    clock.onBreath = () => {
      slices.push(clock.ms - before);
      before = clock.ms;
      if (step() > 100) loop.pause();
    };
    const rest = atRest();
    loop.play();
    await rest;
    const training = slices.slice(2, -2);
    expect(Math.max(...training)).toBeLessThanOrEqual(SLICE_MS);
    expect(Math.min(...training)).toBeGreaterThan(SLICE_MS / 2);
  });

  test('stops where it is paused, without another step', async () => {
    session.stepMs = SLICE_MS;
    await begin();
    clock.onBreath = () => {
      if (step() === 7 && loop.playing) {
        loop.pause();
        expect(loop.playing).toBe(false);
      }
    };
    const rest = atRest();
    loop.play();
    expect(loop.playing).toBe(true);
    await rest;
    expect(step()).toBe(7);
  });

  test('keeps a pace by sleeping, not by asking again and again', async () => {
    await begin(1000);
    const end = clock.now() + 1000;
    let breaths = 0;
    clock.onBreath = () => {
      breaths += 1;
      if (clock.now() >= end) loop.pause();
    };
    loop.pace(100);
    loop.play();
    await atRest();
    expect(step()).toBeGreaterThan(90);
    expect(step()).toBeLessThanOrEqual(102);
    expect(breaths).toBeLessThan(400);
  });

  test('stops by itself where it diverges', async () => {
    session.divergesAt = 33;
    await begin();
    const rest = atRest();
    loop.play();
    await rest;
    expect(loop.playing).toBe(false);
    expect(step()).toBe(33);
  });

  test('counts examples per second of training, not of measuring', async () => {
    session.batchMs = 1000;
    await begin();
    await loop.step(50);
    expect(loop.speed.perSecond()).toBeCloseTo(64_000, 0);
  });

  test('a failure between two calls is reported, and playing ends', async () => {
    await begin();
    const failed = new Promise<void>((resolve) => {
      clock.onBreath = () => {
        session.breaksWith = new Error('trap');
        if (failures.length > 0) resolve();
      };
    });
    loop.play();
    void failed;
    for (let i = 0; i < 50 && failures.length === 0; i += 1) await clock.breathe();
    expect(failures).toHaveLength(1);
    expect(loop.playing).toBe(false);
  });
});

describe('a run that a rule ends', () => {
  test('stops there, and is measured', async () => {
    session.stopsAt = 25;
    await begin(10);
    const rest = atRest();
    loop.play();
    await rest;
    expect(step()).toBe(25);
    expect(loop.playing).toBe(false);
    expect(evaluator.result?.step).toBe(25);
  });

  test('goes on when it is played or stepped again', async () => {
    session.stopsAt = 5;
    await begin();
    await loop.step(20);
    expect(step()).toBe(5);
    await loop.step(3);
    expect(step()).toBe(8);
    expect(session.calls.filter((call) => call === 'goOn')).toHaveLength(1);
  });

  test('is not asked to go on where it has not ended', async () => {
    await begin();
    await loop.step(3);
    expect(session.calls).not.toContain('goOn');
  });
});

describe('the curve', () => {
  test('has a point at step 0 and every so many steps', async () => {
    await begin(10);
    await loop.step(35);
    expect(curveSteps()).toEqual([0, 10, 20, 30]);
    expect([...evaluator.curve.accuracy]).toEqual([0, 0.1, 0.2, 0.3].map(Math.fround));
  });

  test('is the same when someone pauses and goes on at any step', async () => {
    session.stepMs = SLICE_MS;
    await begin(10);
    for (const count of [3, 7, 1, 12, 2, 10]) {
      const rest = atRest();
      await loop.step(count);
      if (count % 2 === 0) await rest;
    }
    expect(step()).toBe(35);
    expect(curveSteps()).toEqual([0, 10, 20, 30]);
  });

  test('at rest the network is measured too, off the curve', async () => {
    await begin(10);
    const rest = atRest();
    await loop.step(4);
    await rest;
    expect(evaluator.result?.step).toBe(4);
    expect(curveSteps()).toEqual([0]);
  });

  test('a measurement that playing cut short starts anew', async () => {
    session.batchMs = SLICE_MS;
    await begin(10);
    await loop.step(4);
    await clock.breathe();
    const rest = atRest();
    await loop.step(1);
    await rest;
    expect(evaluator.result?.step).toBe(5);
  });

  test('without test digits there is none, and training goes on', async () => {
    session.configure(config());
    evaluator.begin(10, { test: 0, train: 0 });
    loop.begin(TRAIN_DIGITS);
    await loop.step(25);
    expect(step()).toBe(25);
    expect(curveSteps()).toEqual([]);
  });

  test('of all training examples stands beside it where these are few', async () => {
    session.batchMs = SLICE_MS;
    session.configure(config());
    evaluator.begin(10, { test: TEST_DIGITS, train: MOST_MEASURED });
    loop.begin(TRAIN_DIGITS);
    const rest = atRest();
    await loop.step(25);
    await rest;
    expect([...(evaluator.trainCurve?.step ?? [])]).toEqual([0, 10, 20]);
    expect([...(evaluator.trainCurve?.accuracy ?? [])]).toEqual([0, 0.1, 0.2].map(Math.fround));
    expect(curveSteps()).toEqual([0, 10, 20]);
    expect(evaluator.result).toMatchObject({ step: 25, training: { accuracy: 0.25 } });
    expect(session.calls).toContain('evaluate train');
    evaluator.begin(10, { test: TEST_DIGITS, train: MOST_MEASURED + 1 });
    expect(evaluator.trainCurve).toBeNull();
  });

  test('brings the mistakes with their pictures', async () => {
    await begin();
    const mistakes = evaluator.result?.mistakes ?? [];
    expect(mistakes.map(({ index, predicted }) => [index, predicted])).toEqual([
      [3, 5],
      [8, 0],
    ]);
    expect(mistakes[1]?.pixels[0]).toBe(8);
  });
});
