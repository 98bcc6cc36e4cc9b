// @vitest-environment happy-dom
// Walking through a computation: what the engine says is what stands on the page, on the way there and back.
import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../web/src/engine/api';
import { BackpropLab } from '../../../web/src/labs/backprop/lab_state.svelte';
import { START } from '../../../web/src/labs/backprop/setup';
import { Notices } from '../../../web/src/state/notices.svelte';
import { engineInfo } from '../support/fake_engine';
import { SquareLens } from '../support/square_lens';

let lens: SquareLens;
let lab: BackpropLab;

beforeEach(async () => {
  lens = new SquareLens();
  lab = new BackpropLab(lens as unknown as EngineApi, engineInfo, new Notices());
  await lab.open(START);
});

const numbers = () =>
  [...lab.walk.values].map(([id, { data, gradient }]) => [id, data[0], gradient?.[0]]);

describe('walking', () => {
  it('begins where nothing is computed, with the numbers of the example', () => {
    expect(lab.walk.state?.move).toBe(0);
    expect(lab.walk.values.get(1)?.data[0]).toBe(-3);
  });

  it('reads the numbers that a move worked out', async () => {
    await lab.walk.seek('loss');
    expect(lab.walk.values.get(5)?.data[0]).toBe(16);
    await lab.walk.seek('gradients');
    expect(lab.walk.values.get(1)?.gradient?.[0]).toBe(16);
  });

  it('shows on the way back what it showed on the way there', async () => {
    const seen = [numbers()];
    for (let move = 0; move < 8; move += 1) {
      await lab.walk.move(1);
      seen.push(numbers());
    }
    for (let move = 7; move >= 0; move -= 1) {
      await lab.walk.move(-1);
      expect(numbers()).toEqual(seen[move]);
    }
  });

  it('adds up presses that come while a move is under way', async () => {
    await Promise.all([lab.walk.move(1), lab.walk.move(1), lab.walk.move(1)]);
    expect(lab.walk.state?.move).toBe(3);
  });

  it('calls the result f', () => {
    expect(lab.walk.graph?.values[5]?.name).toBe('f');
  });
});

describe('an expression', () => {
  it('that is refused leaves the one before, and says where it is wrong', async () => {
    await lab.setExpression('a*b@', {});
    expect(lab.problem).toEqual({
      text: 'formula: at character 4: expected a number, got "@"',
      at: 4,
    });
    expect(lab.setup.source).toBe(START.source);
    expect(lab.walk.graph).not.toBeNull();
    expect(lab.opening).toBe(false);
  });

  it('remembers a number that was changed by hand, and marks what it was', async () => {
    await lab.walk.seek('gradients');
    lab.chosen.choose(0, 0);
    await lab.edit(5);
    expect(lab.setup.numbers['a']).toBe(5);
    expect(lab.walk.before?.get(5)?.data[0]).toBe(16);
    expect(lab.walk.values.get(5)?.data[0]).toBe(25);
    await lab.walk.move(-1);
    expect(lab.walk.before).toBeNull();
  });
});

describe('a number set by hand, press after press', () => {
  const sets = () => lens.asked.filter((one) => one.startsWith('set'));
  const pressed = () => {
    const { value } = lab.chosen;
    return (value && lab.edits.waiting(value, 0)) ?? lab.walk.values.get(0)?.data[0];
  };

  beforeEach(async () => {
    await lab.walk.seek('gradients');
    lab.chosen.choose(0, 0);
  });

  it('adds up, however fast the presses come, and writes only what is still wanted', async () => {
    const presses = [];
    for (let press = 0; press < 20; press += 1) presses.push(lab.edit((pressed() ?? 0) + 1));
    await Promise.all(presses);
    expect(lab.walk.values.get(0)?.data[0]).toBe(22);
    expect(sets()).toEqual(['set 0 to 3', 'set 0 to 22']);
    expect(lab.setup.numbers['a']).toBe(22);
  });

  it('belongs to the cell that it was pressed for, whatever is chosen meanwhile', async () => {
    const first = lab.edit(3);
    const second = lab.edit(4);
    lab.chosen.choose(1, 0);
    await Promise.all([first, second, lab.edit(7)]);
    expect(sets()).toEqual(['set 0 to 3', 'set 0 to 4', 'set 1 to 7']);
  });

  it('keeps what was before the first of them to compare with', async () => {
    await lab.edit(3);
    await lab.edit(4);
    expect(lab.walk.before?.get(0)?.data[0]).toBe(2);
    expect(lab.walk.before?.get(5)?.data[0]).toBe(16);
  });

  it('keeps the cell that it was set in, though the move was about another one', async () => {
    const state = () => {
      if (lab.walk.state) lab.chosen.follow(lab.walk.state);
    };
    state();
    lab.chosen.choose(0, 0);
    await lab.edit(3);
    state();
    expect(lab.chosen.value?.name).toBe('a');
  });

  it('is not written into another graph', async () => {
    const edit = lab.edit(3);
    const next = lab.edit(4);
    const opened = lab.setExpression('b*c', {});
    await Promise.all([edit, next, opened]);
    expect(sets()).not.toContain('set 0 to 4');
  });
});

it('a new expression takes along the numbers of the names that it has, and no others', async () => {
  await lab.setExpression('b*c', { a: 2, b: -3, c: 10 });
  expect(lab.setup.numbers).toEqual({ b: -3, c: 10 });
});

describe('the chosen cell', () => {
  it('goes along with the moves unless it is held', async () => {
    await lab.walk.move(1);
    if (lab.walk.state) lab.chosen.follow(lab.walk.state);
    expect(lab.chosen.value?.name).toBe('a*b');
    lab.chosen.held = true;
    await lab.walk.move(1);
    if (lab.walk.state) lab.chosen.follow(lab.walk.state);
    flushSync();
    expect(lab.chosen.value?.name).toBe('a*b');
  });

  it('is what a link to here names', async () => {
    await lab.walk.seek('loss');
    lab.chosen.choose(3, 0);
    expect(lab.standing).toMatchObject({ move: 3, cell: { value: 'c', place: 0 } });
  });
});

it('the proof is asked for once the graph is there', async () => {
  await lab.prove();
  expect(lab.check?.maxRelativeError).toBe(3e-7);
});
