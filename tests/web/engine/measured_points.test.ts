// A measured curve: its points in order, taken back with the run, and never more than a picture can show.
import { describe, expect, it } from 'vitest';
import { MeasuredPoints, MOST_POINTS } from '../../../web/src/engine/measured_points';

const at = (step: number) => ({ step, epoch: step / 100, loss: 1 / (1 + step), accuracy: 0.5 });

describe('the points of a measured curve', () => {
  it('come in the order of their steps, and go where the run goes back', () => {
    const points = new MeasuredPoints();
    points.begin(10);
    for (const step of [0, 10, 20, 30]) points.add(at(step));
    points.add({ ...at(20), loss: 7 });
    expect([...points.curve.step]).toEqual([0, 10, 20]);
    expect(points.curve.loss[2]).toBe(7);
    points.begin(5);
    expect(points.curve.step).toHaveLength(0);
  });

  it('stay within bounds however long the run is, at even distances from its start', () => {
    const points = new MeasuredPoints();
    points.begin(20);
    for (let step = 0; step <= 1_000_000; step += 20) points.add(at(step));
    const { step, loss } = points.curve;
    expect(step.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(step.length).toBeGreaterThan(MOST_POINTS / 2 - 1);
    const between = (step[1] ?? 0) - (step[0] ?? 0);
    expect(step.every((one, row) => one === row * between)).toBe(true);
    expect(loss[1]).toBe(Math.fround(1 / (1 + between)));
  });
});
