// What is set on the card of the learner's own network: in the address and back.
import { describe, expect, it } from 'vitest';
import { decodeStanding, encodeStanding, startOf } from '../../../web/src/labs/optimizers/address';
import { PLAIN } from '../../../web/src/labs/optimizers/address_real';
import { RealChoices } from '../../../web/src/labs/optimizers/real_choices.svelte';
import { catalog } from '../support/catalog';

const start = startOf(catalog);
const lineSpecs = catalog.looks.find(({ name }) => name === 'line')?.options ?? [];

describe('the address of the card', () => {
  it('has what was chosen, of the map and of each look, and the sections unfolded', () => {
    const choices = new RealChoices();
    choices.choose('real', 'plane', 'random');
    choices.choose('line', 'from', 4);
    choices.fold('curvature', true);
    choices.fold('line', true);
    const standing = { ...start, real: choices.standing };
    const hash = encodeStanding(standing, catalog);
    expect(hash).toBe('#optimizers/real.plane=random&line.from=4&open=line+curvature');
    const read = decodeStanding(hash, catalog);
    expect(read?.problems).toEqual([]);
    expect(read?.standing.real.options).toEqual(choices.standing.options);
    expect(read?.standing.real.open).toEqual(['line', 'curvature']);
  });

  it('has the range test’s settings and section as those of the looks', () => {
    const choices = new RealChoices();
    choices.choose('range', 'steps', 40);
    choices.fold('range', true);
    const hash = encodeStanding({ ...start, real: choices.standing }, catalog);
    expect(hash).toBe('#optimizers/range.steps=40&open=range');
    const read = decodeStanding(hash, catalog);
    expect(read?.problems).toEqual([]);
    expect(read?.standing.real).toEqual(choices.standing);
  });

  it('says nothing of the usual', () => {
    const choices = new RealChoices();
    choices.choose('real', 'plane', 'path');
    choices.fold('line', true);
    choices.fold('line', false);
    expect(encodeStanding({ ...start, real: choices.standing }, catalog)).toBe('#optimizers/');
  });

  it('names what it does not understand and keeps the rest', () => {
    const read = decodeStanding(
      '#optimizers/real.plane=flat&line.colour=3&line.from=2&open=line+door',
      catalog,
    );
    expect(read?.problems).toHaveLength(3);
    expect(read?.problems.join(' ')).toMatch(/plane: expected one of.*line\.colour.*door/);
    expect(read?.standing.real).toEqual({ options: { line: { from: 2 } }, open: ['line'] });
  });
});

describe('the choices', () => {
  it('come with the usual for what was not chosen, and go no further than the run', () => {
    const choices = new RealChoices();
    choices.standing = { ...PLAIN, options: { line: { from: 50 } } };
    const short = lineSpecs.map((spec) => (spec.name === 'from' ? { ...spec, max: 6 } : spec));
    const options = choices.options('line', short);
    expect(options['from']).toBe(6);
    expect(Object.keys(options).sort()).toEqual(lineSpecs.map(({ name }) => name).sort());
  });
});
