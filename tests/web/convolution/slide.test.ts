// The window's way over the picture, and the keys that move it.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandFor } from '../../../web/src/labs/convolution/shortcuts';
import { Slide } from '../../../web/src/labs/convolution/slide/slide.svelte';

function slideOver(rows: number, columns: number): Slide {
  const slide = new Slide();
  slide.fit({ rows, columns });
  return slide;
}

describe('a slide', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('begins with one cell worked out and goes row by row', () => {
    const slide = slideOver(2, 3);
    expect([slide.known, slide.at]).toEqual([1, { row: 0, column: 0 }]);
    for (let step = 0; step < 3; step += 1) slide.step();
    expect([slide.known, slide.at]).toEqual([4, { row: 1, column: 0 }]);
  });

  it('plays to the end and stops there', () => {
    const slide = slideOver(3, 3);
    slide.play();
    vi.advanceTimersByTime(60_000);
    expect([slide.playing, slide.ended, slide.at]).toEqual([false, true, { row: 2, column: 2 }]);
  });

  it('stays where it is when paused', () => {
    const slide = slideOver(3, 3);
    slide.play();
    vi.advanceTimersByTime(1000);
    slide.pause();
    const { known } = slide;
    vi.advanceTimersByTime(10_000);
    expect(slide.known).toBe(known);
    expect(known).toBeLessThan(9);
  });

  it('undoes a step by a step back', () => {
    const slide = slideOver(2, 2);
    slide.step();
    slide.step();
    slide.back();
    expect([slide.known, slide.at]).toEqual([2, { row: 0, column: 1 }]);
  });

  it('begins at the same place of an output of another width', () => {
    const slide = slideOver(12, 12);
    slide.begin({ row: 5, column: 2 });
    slide.fit({ rows: 10, columns: 10 });
    expect([slide.at, slide.isKnown(52)]).toEqual([{ row: 5, column: 2 }, true]);
    slide.step();
    expect(slide.at).toEqual({ row: 5, column: 3 });
  });

  it('goes on from where one began, past the end to what lies before', () => {
    const slide = slideOver(2, 2);
    slide.begin({ row: 1, column: 0 });
    slide.back();
    expect([slide.known, slide.at]).toEqual([1, { row: 1, column: 0 }]);
    const seen = () => [0, 1, 2, 3].map((index) => slide.isKnown(index));
    expect(seen()).toEqual([false, false, true, false]);
    slide.step();
    slide.step();
    expect([slide.at, seen()]).toEqual([{ row: 0, column: 0 }, [true, false, true, true]]);
    slide.back();
    expect([slide.at, seen()]).toEqual([{ row: 1, column: 1 }, [false, false, true, true]]);
  });

  it('goes round once everything is worked out', () => {
    const slide = slideOver(2, 2);
    slide.showAll();
    slide.to({ row: 1, column: 1 });
    slide.step();
    expect([slide.known, slide.at]).toEqual([4, { row: 0, column: 0 }]);
  });

  it('keeps its place on another output as far as that exists', () => {
    const slide = slideOver(4, 4);
    slide.showAll();
    slide.to({ row: 3, column: 1 });
    slide.fit({ rows: 2, columns: 2 });
    expect([slide.at, slide.ended]).toEqual([{ row: 1, column: 1 }, true]);
  });

  it('does nothing where there is no output', () => {
    const slide = slideOver(0, 0);
    slide.play();
    slide.step();
    slide.back();
    expect(slide.playing).toBe(false);
  });
});

describe('keys', () => {
  const facts = { modified: false, repeat: false, busy: false };

  it('play, step and go back', () => {
    expect(commandFor({ ...facts, key: ' ' })).toBe('toggle');
    expect(commandFor({ ...facts, key: 'ArrowRight' })).toBe('step');
    expect(commandFor({ ...facts, key: 'ArrowLeft' })).toBe('back');
  });

  it('are left to what has the focus, but for Escape', () => {
    expect(commandFor({ ...facts, busy: true, key: ' ' })).toBeNull();
    expect(commandFor({ ...facts, busy: true, key: 'Escape' })).toBe('close');
    expect(commandFor({ ...facts, modified: true, key: 'ArrowLeft' })).toBeNull();
  });
});
