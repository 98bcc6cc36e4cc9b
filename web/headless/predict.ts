// `predict`: what a saved model says about digits of an IDX file, or about drawn ones.
import type { Drawing } from '../src/engine/api';
import { EngineError, toFailure } from '../src/engine/errors';
import type { Engine, Session } from '../src/engine/session';
import { readDigits as readOwnDigits } from '../src/state/digit_file';
import type { Outcome, Request } from './cli';
import { openEngine, threadsOf } from './engine';
import { requiredLoad } from './evaluate';
import { bytesOf, idxBytes } from './files';
import { answerTo, guess, readDigits, type Guess } from './measure';
import { percent } from './report';
import { UsageError, numberIn } from './words';

const UNBOUNDED = { min: 0, max: 1_000_000, whole: true };

interface Prediction extends Guess {
  index: number;
}

export async function predict(request: Request): Promise<Outcome> {
  const path = requiredLoad(request);
  threadsOf(request);
  const { options } = request;
  const [images] = options.get('--images') ?? [];
  const [drawing] = options.get('--drawings') ?? [];
  if ((images === undefined) === (drawing === undefined)) {
    throw new UsageError('--images, --drawings: expected one of the two');
  }
  const first = numberIn('--first', options.get('--first')?.[0] ?? '0', UNBOUNDED);
  const limit = numberIn('--limit', options.get('--limit')?.[0] ?? '10', UNBOUNDED);
  const engine = await openEngine(request);
  const session = engine.openSession(engine.threads);
  const { config } = session.loadAnswering(await bytesOf('--load', path));
  if (config.points) throw new UsageError('--load: this model reads points, not digits');
  const ask =
    images === undefined
      ? await drawingAsker(drawing ?? '', session)
      : await imageAsker(images, engine, session);
  const predictions: Prediction[] = [];
  for (let index = first; index < Math.min(first + limit, ask.count); index += 1) {
    predictions.push({ index, ...ask.at(index) });
  }
  return {
    json: { command: 'predict', count: ask.count, predictions },
    text: predictions
      .map(({ index, digit, probability }) => `${index}: ${digit} (${percent(probability)})\n`)
      .join(''),
  };
}

interface Asker {
  count: number;
  at(index: number): Guess;
}

async function imageAsker(path: string, engine: Engine, session: Session): Promise<Asker> {
  const images = await idxBytes('--images', path);
  const digits = readDigits(engine, images, unlabelled(images));
  return { count: digits.count, at: (index) => answerTo(session, digits.at(index).pixels) };
}

/** The reader takes pairs of files: as many labels as the header of the images counts, all 0. */
function unlabelled(images: Uint8Array): Uint8Array {
  const count = images.length < 8 ? 0 : new DataView(images.buffer, images.byteOffset).getUint32(4);
  // Never more than there can be; the reader compares the counts and says what is wrong.
  const labels = new Uint8Array(8 + Math.min(count, images.length));
  labels.set([0, 0, 8, 1]);
  new DataView(labels.buffer).setUint32(4, count);
  return labels;
}

async function drawingAsker(path: string, session: Session): Promise<Asker> {
  const drawings = await drawingsOf(path);
  return {
    count: drawings.length,
    at: (index) => {
      session.draw(drawings[index] as Drawing);
      return guess(session);
    },
  };
}

/** The page's export of own digits. */
async function drawingsOf(path: string): Promise<Drawing[]> {
  const text = new TextDecoder().decode(await bytesOf('--drawings', path));
  try {
    return readOwnDigits(text);
  } catch (error) {
    throw new EngineError('bad_file', `--drawings: ${path}: ${toFailure(error).message}`);
  }
}
