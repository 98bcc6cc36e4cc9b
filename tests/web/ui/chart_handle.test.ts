// Handles on a chart: where they stand, and that each can be taken wherever another stands.
import { describe, expect, it } from 'vitest';
import { placedHandles, type ChartHandle } from '../../../web/src/ui/chart_handle';
import type { OptionSpec } from '../../../web/src/engine/api';

/** 300 steps wide and 100 high, a pixel each, at 40, 10. */
const plane = {
  left: 40,
  top: 10,
  width: 300,
  height: 100,
  toX: (step: number) => 40 + step,
  toY: (value: number) => 110 - value,
  atX: (x: number) => x - 40,
  atY: (y: number) => 110 - y,
};

function handle(name: string, along: 'x' | 'y', x: number, y: number): ChartHandle {
  const common = { label: name, spec: {} as OptionSpec, value: 0 };
  return { ...common, name, along, x, y, meaning: (place) => place, onchange: () => undefined };
}

function placed(...handles: ChartHandle[]) {
  return placedHandles(handles, plane).map(({ handle: { name }, place }) => ({ name, ...place }));
}

describe('handles', () => {
  it('alone have a strip of 24 pixels with the grip in its middle', () => {
    expect(placed(handle('every', 'x', 100, 50))).toEqual([
      { name: 'every', left: 128, top: 0, width: 24, height: 120, grip: { x: 12, y: 60 } },
    ]);
    expect(placed(handle('gamma', 'y', 300, 25))).toEqual([
      { name: 'gamma', left: 30, top: 73, width: 320, height: 24, grip: { x: 310, y: 12 } },
    ]);
  });

  it('that stand near one another share the room between them', () => {
    const [first, second] = placed(handle('a', 'x', 108, 50), handle('b', 'x', 100, 50));
    expect(second).toMatchObject({ left: 128, width: 16, grip: { x: 12 } });
    expect(first).toMatchObject({ left: 144, width: 16, grip: { x: 4 } });
  });

  it('at the same place have a half each, in the order in which they are given', () => {
    const [first, second] = placed(handle('a', 'x', 0, 50), handle('b', 'x', 0, 50));
    expect(first).toMatchObject({ left: 28, width: 12, grip: { x: 12 } });
    expect(second).toMatchObject({ left: 40, width: 12, grip: { x: 0 } });
  });

  it('that move up and down keep their grip beside those that lie over them', () => {
    const [level] = placed(handle('gamma', 'y', 300, 25), handle('steps', 'x', 295, 25));
    expect(level?.grip.x).toBeLessThanOrEqual(305 - 24);
    const far = placed(handle('gamma', 'y', 300, 25), handle('steps', 'x', 100, 25))[0];
    expect(far?.grip.x).toBe(310);
  });

  it('beyond the picture are not there, and the others keep their order', () => {
    const names = placed(
      handle('late', 'x', 400, 50),
      handle('warmup', 'x', 20, 50),
      handle('gamma', 'y', 300, 25),
      handle('every', 'x', 10, 50),
    ).map(({ name }) => name);
    expect(names).toEqual(['warmup', 'gamma', 'every']);
  });
});
