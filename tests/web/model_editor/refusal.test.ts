// Refusals in plain words: the layer's title, shapes as the page writes them.
import { expect, it } from 'vitest';
import { plainRefusal } from '../../../web/src/run/model_editor/refusal';
import { catalog, layer } from '../support/catalog';

const model = {
  input: [1, 28, 28],
  layers: [
    layer('conv2d', 'conv1', { kernel: 5 }),
    layer('max_pool2d', 'pool1'),
    layer('linear', 'linear2'),
    { ...layer('add', 's'), inputs: ['pool1', 'conv1'] },
    { ...layer('concat', 'c'), inputs: ['pool1', 'input'] },
  ],
};
const plain = (message: string) => plainRefusal(message, model, catalog);

it.each([
  [
    'linear "linear2": expected input [D] (put a flatten before it), got [16,7,7]',
    'linear reads one row of numbers, but 7×7×16 comes in: put flatten before it.',
  ],
  [
    'conv2d "conv1": expected input [C,H,W], got [784]',
    'conv2d 5×5 reads pictures (height × width × channels), but a row of 784 comes in: put it before the layer that makes them flat.',
  ],
  [
    'conv2d "conv1": expected input with H and W of at least 5 (kernel 5, padding 0), got [16,3,4]',
    'conv2d 5×5 needs pictures of at least 5×5, but 3×4×16 comes in.',
  ],
  [
    'max_pool2d "pool1": expected input [C,H,W] with H and W of at least 2, got [8,1,1]',
    'max_pool2d 2×2 needs pictures of at least 2×2, but 1×1×8 comes in.',
  ],
  [
    'linear "linear2" is the last layer: expected output [10], one number a class, got [64]',
    'linear comes last, so it must give 10 numbers, one for each answer; it gives a row of 64.',
  ],
  [
    'add "s": expected its second input [3,6,6], the same as its first (or a projection), got [2,6,6]',
    'add needs two inputs of the same size: 6×6×3 comes in on the main path, but conv1 gives 6×6×2. Read another layer, or switch its projection on.',
  ],
  [
    'add "s": expected its second input [10], the same as its first (or a projection), got [2,6,6]',
    'add reads a row of numbers on the main path, but conv1 gives 6×6×2: both must be of one kind.',
  ],
  [
    'add "s": expected its second input [C,H,W], got [100]',
    'add reads pictures on the main path, but conv1 gives a row of 100: both must be of one kind.',
  ],
  [
    'add "s": expected its second input [C,H,W] with H and W as [3,6,6] or larger by a whole factor, got [2,4,4]',
    'The projection of add can only make a picture smaller by a whole factor: 6×6×3 comes in on the main path, but conv1 gives 4×4×2.',
  ],
  [
    'concat "c": expected its second input [C,4,4] to lie beside [3,4,4], got [2,6,6]',
    'concat needs two inputs of the same height and width: 4×4×3 comes in on the main path, but the picture gives 6×6×2.',
  ],
  [
    'conv2d "conv1": expected a layer that reads its output, got none',
    'Nothing reads what conv2d 5×5 gives: remove it, or let a later layer read it.',
  ],
])('%s', (message, expected) => {
  expect(plain(message)).toBe(expected);
});

it('leaves other words as they are', () => {
  expect(plain('conv2d "conv1" makes the network too large: 9 activations')).toBeNull();
  expect(plain('linear "nobody": expected input [D], got [1,2,3]')).toBeNull();
});
