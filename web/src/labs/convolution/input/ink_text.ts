// A drawing as the text in a link, to the last ten-thousandth of the pad: three signs a coordinate, strokes apart by
// ".". A pen with pressure adds three signs a point, and begins its stroke with "p". Pure.
import type { Drawing, Stroke } from '../../../engine/api';

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** As exact as ink is kept (state/strokes.ts). */
const GRAIN = 10000;
const PLAIN_PRESSURE = 0.5;
/** A link has to stay one that can be sent. */
const MOST_POINTS = 600;

export function writeInk(drawing: Drawing | null): string {
  if (!drawing) return '';
  const points = drawing.strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (points > MOST_POINTS) return '';
  const strokes = drawing.strokes.map((stroke) => {
    const plain = stroke.every(([, , pressure]) => pressure === PLAIN_PRESSURE);
    const numbers = stroke.flatMap(([x, y, pressure]) => (plain ? [x, y] : [x, y, pressure]));
    return (plain ? '' : 'p') + numbers.map(signs).join('');
  });
  return [signs(drawing.penWidth), ...strokes].join('.');
}

/** Null for what is no drawing. */
export function readInk(text: string): Drawing | null {
  const [pen = '', ...strokes] = text.split('.');
  const penWidth = number(pen);
  if (penWidth === null || penWidth <= 0 || strokes.length === 0) return null;
  const read = strokes.map((stroke): Stroke | null => {
    const plain = !/^p(.{9})+$/.test(stroke);
    const each = plain ? 2 : 3;
    const body = plain ? stroke : stroke.slice(1);
    const numbers = (body.match(/.{1,3}/g) ?? []).map(number);
    if (numbers.length === 0 || numbers.length % each !== 0) return null;
    const points: Stroke = [];
    for (let at = 0; at < numbers.length; at += each) {
      const [x = null, y = null, pressure = null] = numbers.slice(at, at + each);
      if (x === null || y === null || x > 1 || y > 1) return null;
      points.push([x, y, plain ? PLAIN_PRESSURE : Math.min(1, pressure ?? PLAIN_PRESSURE)]);
    }
    return points;
  });
  const known = read.filter((stroke) => stroke !== null);
  const count = known.reduce((sum, stroke) => sum + stroke.length, 0);
  return known.length === read.length && count <= MOST_POINTS ? { strokes: known, penWidth } : null;
}

function signs(value: number): string {
  const grains = Math.round(value * GRAIN);
  return [12, 6, 0].map((bits) => SIGNS[(grains >> bits) & 63] ?? '').join('');
}

function number(text: string): number | null {
  if (text.length !== 3) return null;
  const parts = Array.from(text, (sign) => SIGNS.indexOf(sign));
  if (parts.includes(-1)) return null;
  return parts.reduce((sum, part) => sum * 64 + part, 0) / GRAIN;
}
