// `eval`: a saved model on its own test split and, where given, on IDX files. `train` ends the same way.
import type { RunInfo } from '../src/engine/api';
import type { Engine, Session } from '../src/engine/session';
import type { Outcome, Request } from './cli';
import { openEngine, threadsOf } from './engine';
import { exportModel, exportedTexts } from './export';
import { bytesOf, idxBytes } from './files';
import { measureDigits, measureTestSplit, readDigits, type Digits, type Measured } from './measure';
import { Progress } from './progress';
import { lines, measuredText } from './report';
import { UsageError } from './words';

export interface AllMeasured {
  test: Measured | null;
  eval: Measured | null;
}

export async function evaluate(request: Request): Promise<Outcome> {
  const path = requiredLoad(request);
  threadsOf(request);
  const engine = await openEngine(request);
  const session = engine.openSession(engine.threads);
  const info = session.load(await bytesOf('--load', path));
  const measured = measureAll(session, info, await evalFiles(request, engine), request);
  const exported = await exportModel(session, request.options);
  return {
    json: {
      command: 'eval',
      variant: engine.variant,
      config: info.config,
      step: info.step,
      ...measured,
      exported,
    },
    text: [measuredTexts(measured), ...lines(exportedTexts(exported))].join('\n'),
  };
}

export function requiredLoad({ options }: Request): string {
  const [path] = options.get('--load') ?? [];
  if (path === undefined) throw new UsageError('--load: expected <file>, a saved model');
  return path;
}

/** The digits of --eval, or null. */
export async function evalFiles({ options }: Request, engine: Engine): Promise<Digits | null> {
  const [images, labels] = options.get('--eval') ?? [];
  if (images === undefined || labels === undefined) return null;
  return readDigits(engine, await idxBytes('--eval', images), await idxBytes('--eval', labels));
}

export function measureAll(
  session: Session,
  info: RunInfo,
  files: Digits | null,
  { err, terminal, options }: Request,
): AllMeasured {
  const progress = new Progress({
    title: 'Measuring',
    err,
    terminal,
    quiet: options.has('--quiet'),
  });
  const show = (done: number, total: number): void => {
    progress.update(done, total, 'digits');
  };
  return {
    test: info.data.test > 0 ? measureTestSplit(session, show) : null,
    eval: files && measureDigits(session, files, show),
  };
}

export function measuredTexts({ test, eval: files }: AllMeasured): string {
  const texts = [
    test && measuredText('Test split', test),
    files && measuredText('--eval files', files),
  ];
  return texts.filter((text) => text !== null).join('\n');
}
