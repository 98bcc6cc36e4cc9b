// @vitest-environment happy-dom
// Labs write the address, but never over a link that was followed a moment before.
import { afterEach, describe, expect, it } from 'vitest';
import { watchAddress, writeAddress } from '../../../web/src/state/address';

let stop: (() => void) | null = null;
afterEach(() => stop?.());

const told = () => dispatchEvent(new Event('hashchange'));
/** As a link does: the address changes at once, whoever listens is told later. */
const follow = (hash: string) => {
  history.replaceState(null, '', hash);
};

describe('writing the address', () => {
  it('puts the hash there, again and again', () => {
    follow('#digits/');
    stop = watchAddress();
    writeAddress('#digits/seed=3');
    writeAddress('#digits/seed=4');
    expect(location.hash).toBe('#digits/seed=4');
  });

  it('leaves a link alone until the page has been told of it', () => {
    follow('#digits/');
    stop = watchAddress();
    follow('#points/points=spiral');
    writeAddress('#digits/seed=3');
    expect(location.hash).toBe('#points/points=spiral');
    told();
    writeAddress('#points/points=xor');
    expect(location.hash).toBe('#points/points=xor');
  });
});
