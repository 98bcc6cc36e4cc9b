// @vitest-environment happy-dom
// A picture laid over another is drawn anew where something it shows has changed, and never else.
import { beforeEach, expect, test, vi } from 'vitest';
import { KeptPicture } from '../../../web/src/viz/kept_picture';

const own = { setTransform: vi.fn() } as unknown as CanvasRenderingContext2D;
const onto = { drawImage: vi.fn() } as unknown as CanvasRenderingContext2D;
const size = { width: 10, height: 20, ratio: 2 };

beforeEach(() => {
  vi.restoreAllMocks();
  HTMLCanvasElement.prototype.getContext = (() =>
    own) as unknown as typeof HTMLCanvasElement.prototype.getContext;
});

test('is copied every time and drawn only for something new', () => {
  const copy = vi.spyOn(onto, 'drawImage');
  const picture = new KeptPicture();
  const draw = vi.fn();
  const points = new Float32Array(3);
  picture.put(onto, size, [points, 1], draw);
  picture.put(onto, size, [points, 1], draw);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(copy).toHaveBeenCalledTimes(2);
  const canvas = copy.mock.calls[0]?.[0] as HTMLCanvasElement;
  expect([canvas.width, canvas.height]).toEqual([20, 40]);

  picture.put(onto, size, [new Float32Array(3), 1], draw);
  picture.put(onto, { ...size, width: 11 }, [points, 1], draw);
  picture.put(onto, { ...size, width: 11 }, [points], draw);
  expect(draw).toHaveBeenCalledTimes(4);
});
