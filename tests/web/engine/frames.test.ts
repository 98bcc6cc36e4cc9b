// Back-pressure: when frames are sent.
import { beforeEach, describe, expect, test } from 'vitest';
import { DETAILS_MS, FRAME_MS, FramePump, MOVING_MS } from '../../../web/src/engine/frames';

let now = 0;
let sent: { at: number; details: boolean }[] = [];
let moving = false;
let pump: FramePump<{ at: number; details: boolean }>;

beforeEach(() => {
  now = 1000;
  sent = [];
  moving = false;
  pump = new FramePump({
    now: () => now,
    build: (details) => ({ at: now, details }),
    moves: () => moving,
    send: (frame) => sent.push(frame),
  });
});

describe('FramePump', () => {
  test('sends at once, with details, and then waits for the page', () => {
    pump.tick();
    now += 10 * FRAME_MS;
    pump.tick();
    expect(sent).toEqual([{ at: 1000, details: true }]);
  });

  test('keeps to its pace when the page is quick', () => {
    for (let ms = 0; ms < 1000; ms += 5) {
      pump.tick();
      pump.drawn();
      now += 5;
    }
    expect(sent).toHaveLength(1000 / FRAME_MS);
    expect(sent.filter(({ details }) => details)).toHaveLength(1000 / DETAILS_MS);
  });

  test('sends as often as a screen shows where something moves, details as seldom as ever', () => {
    moving = true;
    for (let ms = 0; ms < 1000; ms += 5) {
      pump.tick();
      pump.drawn();
      now += 5;
    }
    expect(sent.length).toBe(Math.ceil(1000 / MOVING_MS));
    const slow = sent.filter(({ details }) => details).length;
    expect(slow).toBeGreaterThan(2);
    expect(slow).toBeLessThanOrEqual(1000 / DETAILS_MS);
  });

  test('a page that draws slowly gets fewer frames, never a queue', () => {
    for (let ms = 0; ms < 1000; ms += 10) {
      pump.tick();
      if (ms % 200 === 190) pump.drawn();
      now += 10;
    }
    expect(sent).toHaveLength(5);
  });

  test('a demanded frame waits for the one on its way, then goes at once', () => {
    pump.demand();
    now += 1;
    pump.demand();
    pump.demand();
    expect(sent).toHaveLength(1);
    pump.drawn();
    expect(sent).toEqual([
      { at: 1000, details: true },
      { at: 1001, details: true },
    ]);
    pump.drawn();
    expect(sent).toHaveLength(2);
  });

  test('goes on after a frame that could not be built', () => {
    let broken = true;
    const fragile = new FramePump({
      now: () => now,
      build: () => {
        if (broken) throw new Error('no');
        return { at: now, details: true };
      },
      moves: () => false,
      send: (frame) => sent.push(frame),
    });
    expect(() => {
      fragile.demand();
    }).toThrow('no');
    broken = false;
    fragile.tick();
    expect(sent).toHaveLength(1);
  });
});
