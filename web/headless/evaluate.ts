// `eval`: a saved model on its own test split and, where given, on pairs of IDX files. `train` ends the same way.
import type { RunInfo } from '../src/engine/api';
import type { Engine, Session } from '../src/engine/session';
import type { Outcome, Request } from './cli';
import { openEngine, threadsOf } from './engine';
import { exportModel, exportedTexts } from './export';
import { bytesOf, idxBytes } from './files';
import { measureDigits, measureTestSplit, readDigits, type Digits, type Measured } from './measure';
import { Progress } from './progress';
import { lines, measuredText, thingsOf } from './report';
import { UsageError } from './words';

export interface AllMeasured {
  test: Measured | null;
  /** One for each --eval, in their order. */
  eval: (Measured & { images: string })[];
}

/** The digits of one --eval, and the file its images came from. */
interface EvalDigits {
  images: string;
  digits: Digits;
}

export async function evaluate(request: Request): Promise<Outcome> {
  const path = requiredLoad(request);
  threadsOf(request);
  const engine = await openEngine(request);
  const session = engine.openSession(engine.threads);
  const info = session.load(await bytesOf('--load', path));
  if (info.config.points && request.options.has('--eval')) {
    throw new UsageError('--eval: the files hold digits, and this model reads points');
  }
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
    text: [measuredTexts(measured, info), ...lines(exportedTexts(exported))].join('\n'),
  };
}

export function requiredLoad({ options }: Request): string {
  const [path] = options.get('--load') ?? [];
  if (path === undefined) throw new UsageError('--load: expected <file>, a saved model');
  return path;
}

export async function evalFiles({ options }: Request, engine: Engine): Promise<EvalDigits[]> {
  const files = options.get('--eval') ?? [];
  const pairs: EvalDigits[] = [];
  for (let at = 0; at + 1 < files.length; at += 2) {
    const [images, labels] = files.slice(at, at + 2) as [string, string];
    const bytes = [await idxBytes('--eval', images), await idxBytes('--eval', labels)] as const;
    pairs.push({ images, digits: readDigits(engine, ...bytes) });
  }
  return pairs;
}

export function measureAll(
  session: Session,
  info: RunInfo,
  files: readonly EvalDigits[],
  { err, terminal, options }: Request,
): AllMeasured {
  const progress = new Progress({
    title: 'Measuring',
    err,
    terminal,
    quiet: options.has('--quiet'),
  });
  const show = (done: number, total: number): void => {
    progress.update(done, total, thingsOf(info.config));
  };
  return {
    test: info.data.test > 0 ? measureTestSplit(session, show) : null,
    eval: files.map(({ images, digits }) => ({
      images,
      ...measureDigits(session, digits, show),
    })),
  };
}

export function measuredTexts({ test, eval: files }: AllMeasured, { config }: RunInfo): string {
  const texts = [
    test && measuredText('Test split', test, thingsOf(config)),
    ...files.map((one) => measuredText(nameOf(one.images), one, 'digits')),
  ];
  return texts.filter((text) => text !== null).join('\n');
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
