// The pen's record: what is kept of the pointer's way, and undo.
import { describe, expect, it } from 'vitest';
import type { Drawing } from '../../../web/src/engine/api';
import { PEN_WIDTH, StrokeRecorder, pressureOf } from '../../../web/src/state/strokes';
import { inkRadius } from '../../../web/src/viz/ink';

function line(recorder: StrokeRecorder, y: number): void {
  recorder.begin(0.1, y, 0.5);
  recorder.extend(0.5, y, 0.5);
  recorder.end();
}

describe('a stroke recorder', () => {
  it('keeps points in pad units, to a ten-thousandth', () => {
    const recorder = new StrokeRecorder();
    recorder.begin(1 / 3, 0.25, 0.123456);
    recorder.extend(2 / 3, 0.25, 1);
    expect(recorder.drawing()).toEqual({
      strokes: [
        [
          [0.3333, 0.25, 0.1235],
          [0.6667, 0.25, 1],
        ],
      ],
      penWidth: PEN_WIDTH,
    });
  });

  it('has a drawing while the pen is still down, and none without ink', () => {
    const recorder = new StrokeRecorder();
    expect(recorder.drawing()).toBeNull();
    recorder.begin(0.5, 0.5, 0.5);
    expect(recorder.drawing()?.strokes).toEqual([[[0.5, 0.5, 0.5]]]);
  });

  it('leaves out points that say nothing new', () => {
    const recorder = new StrokeRecorder();
    recorder.begin(0.5, 0.5, 0.5);
    expect(recorder.extend(0.502, 0.5, 0.5)).toBe(false);
    expect(recorder.extend(0.51, 0.5, 0.5)).toBe(true);
    expect(recorder.strokes[0]).toHaveLength(2);
  });

  it('runs along the edge when the pointer leaves the pad', () => {
    const recorder = new StrokeRecorder();
    recorder.begin(0.9, 0.9, 0.5);
    recorder.extend(1.7, -0.4, 0.5);
    expect(recorder.strokes[0]?.[1]).toEqual([1, 0, 0.5]);
  });

  it('ignores moves without a pen on the pad', () => {
    const recorder = new StrokeRecorder();
    expect(recorder.extend(0.5, 0.5, 0.5)).toBe(false);
    line(recorder, 0.2);
    expect(recorder.extend(0.9, 0.9, 0.5)).toBe(false);
    expect(recorder.strokes).toHaveLength(1);
  });

  it('gives each change a new list, so that earlier drawings stay as they were', () => {
    const recorder = new StrokeRecorder();
    recorder.begin(0.1, 0.1, 0.5);
    const before = recorder.drawing();
    recorder.extend(0.9, 0.9, 0.5);
    expect(before?.strokes[0]).toHaveLength(1);
  });

  it('undoes strokes one by one', () => {
    const recorder = new StrokeRecorder();
    expect(recorder.canUndo).toBe(false);
    line(recorder, 0.2);
    line(recorder, 0.4);
    recorder.undo();
    expect(recorder.strokes).toHaveLength(1);
    recorder.undo();
    expect(recorder.empty).toBe(true);
    expect(recorder.canUndo).toBe(false);
    recorder.undo();
    expect(recorder.empty).toBe(true);
  });

  it('undoes a clearing too', () => {
    const recorder = new StrokeRecorder();
    line(recorder, 0.2);
    line(recorder, 0.4);
    recorder.clear();
    recorder.clear();
    expect(recorder.empty).toBe(true);
    recorder.undo();
    expect(recorder.strokes).toHaveLength(2);
  });

  it('gives a kept digit back as it was, its pen with it, until the pad is cleared', () => {
    const recorder = new StrokeRecorder();
    line(recorder, 0.2);
    const before = recorder.drawing();
    const thick: Drawing = { strokes: [[[0.5, 0.5, 0.5]]], penWidth: 0.2 };
    recorder.show(thick);
    expect(recorder.drawing()).toEqual(thick);
    line(recorder, 0.4);
    expect(recorder.penWidth).toBe(0.2);
    recorder.clear();
    line(recorder, 0.6);
    expect(recorder.penWidth).toBe(PEN_WIDTH);
    recorder.undo();
    recorder.undo();
    recorder.undo();
    expect(recorder.drawing()).toEqual(thick);
    recorder.undo();
    expect(recorder.drawing()).toEqual(before);
  });

  it('drops a stroke that the system cancelled', () => {
    const recorder = new StrokeRecorder();
    line(recorder, 0.2);
    recorder.begin(0.3, 0.3, 0.5);
    recorder.cancel();
    expect(recorder.strokes).toHaveLength(1);
  });

  it('stops at a bound that no hand reaches', () => {
    const recorder = new StrokeRecorder();
    for (let stroke = 0; stroke < 100; stroke++) line(recorder, 0.5);
    expect(recorder.strokes).toHaveLength(64);
    recorder.clear();
    recorder.begin(0, 0, 0.5);
    for (let place = 0; place < 20000; place++) recorder.extend((place % 100) / 100, 0.5, 0.5);
    expect(recorder.strokes[0]).toHaveLength(16384);
    line(recorder, 0.5);
    expect(recorder.strokes).toHaveLength(1);
  });
});

it('takes pressure from pens only', () => {
  expect(pressureOf({ pointerType: 'pen', pressure: 0.8 })).toBe(0.8);
  expect(pressureOf({ pointerType: 'pen', pressure: 0 })).toBe(0.5);
  expect(pressureOf({ pointerType: 'mouse', pressure: 0.5 })).toBe(0.5);
  expect(pressureOf({ pointerType: 'touch', pressure: 1 })).toBe(0.5);
});

it('widens ink with pressure as the engine does', () => {
  expect(inkRadius(0.1, 0.5)).toBeCloseTo(0.05);
  expect(inkRadius(0.1, 0)).toBeCloseTo(0.025);
  expect(inkRadius(0.1, 1)).toBeCloseTo(0.075);
});
