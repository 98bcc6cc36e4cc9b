// Where units stand on an activation's curve: read off the curve that the engine gave, not worked out.
import { expect, it } from 'vitest';
import { nearest } from '../../../web/src/viz/activation_curve';

/** A ramp with a bend at 0, as a ReLU has, that grows flat beyond 2. */
const curve = {
  x: Float32Array.from([-3, -2, -1, 0, 1, 2, 3]),
  y: Float32Array.from([0, 0, 0, 0, 1, 2, 2]),
  slope: Float32Array.from([0, 0, 0, 0, 1, 1, 0.01]),
};

it('the nearest point of the curve is its end beyond the ends', () => {
  expect(nearest(curve, 0.9)).toBe(4);
  expect(nearest(curve, -80)).toBe(0);
  expect(nearest(curve, 80)).toBe(6);
});
