// `train`: a run of so many steps, then measured, saved and told.
import type { RunInfo } from '../src/engine/api';
import { EngineError } from '../src/engine/errors';
import { validationOf } from '../src/engine/pictures';
import type { Session, TrainReport } from '../src/engine/session';
import { Speedometer } from '../src/engine/speedometer';
import { stopText } from '../src/state/stop_text';
import type { Outcome, Request } from './cli';
import { openEngine, threadsOf } from './engine';
import { evalFiles, measureAll, measuredTexts } from './evaluate';
import { exportModel, exportedTexts } from './export';
import { idxBytes, write } from './files';
import { Progress } from './progress';
import { lines, percent, thingsOf, thousands } from './report';
import { configOf } from './run_config';
import { numberIn } from './words';

const MOST_STEPS = 1_000_000;
/** Between two looks at the progress. */
const SLICE_STEPS = 5;

export async function train(request: Request): Promise<Outcome> {
  const { options } = request;
  threadsOf(request);
  const steps = numberIn('--steps', options.get('--steps')?.[0] ?? '600', {
    min: 1,
    max: MOST_STEPS,
    whole: true,
  });
  const engine = await openEngine(request);
  const config = configOf(options, engine.catalog());
  const session = engine.openSession(engine.threads);
  const [images, labels] = options.get('--import') ?? [];
  if (images !== undefined && labels !== undefined) {
    session.importIdx(await idxBytes('--import', images), await idxBytes('--import', labels));
  }
  // Read before the work begins: a wrong file should not cost a training.
  const files = await evalFiles(request, engine);
  const info = session.configure(config);
  const start = performance.now();
  const { report, speed, ended } = trained(session, info, steps, request);
  const seconds = (performance.now() - start) / 1000;
  const measured = measureAll(session, info, files, request);
  const saved = options.get('--save')?.[0];
  if (saved !== undefined) await write('--save', saved, session.save());
  const exported = await exportModel(session, options);
  const { step, epoch, loss } = report;
  const things = thingsOf(info.config);
  const answers = measured.test?.rSquared === undefined;
  return {
    json: {
      command: 'train',
      variant: engine.variant,
      threads: engine.threads,
      config: info.config,
      parameters: info.model.parameters,
      data: info.data,
      step,
      stopped: report.stopped,
      epoch,
      loss,
      clippedSteps: report.clippedSteps,
      seconds,
      examplesPerSecond: speed,
      ...measured,
      saved: saved ?? null,
      exported,
    },
    text: [
      `${thousands(info.model.parameters)} parameters, trained for ${thousands(step)} steps (${epoch.toFixed(2)} epochs) in ${seconds.toFixed(1)} s, ${thousands(speed)} ${things}/s`,
      ...(info.config.clipping.name === 'none'
        ? []
        : [`The gradient was clipped in ${thousands(report.clippedSteps)} steps`]),
      ...(ended === '' ? [] : [`Ended by itself: ${ended}`]),
      `Last batch: loss ${loss.toFixed(4)}${answers ? `, accuracy ${percent(report.accuracy)}` : ''}`,
      measuredTexts(measured, info),
      ...lines([...(saved === undefined ? [] : [`Saved ${saved}`]), ...exportedTexts(exported)]),
    ].join('\n'),
  };
}

function trained(
  session: Session,
  info: RunInfo,
  steps: number,
  { err, terminal, options }: Request,
): { report: TrainReport; speed: number; ended: string } {
  const progress = new Progress({
    title: 'Training',
    err,
    terminal,
    quiet: options.has('--quiet'),
  });
  const speed = new Speedometer();
  let report = session.report();
  while (report.step < steps && report.stopped === '') {
    const [before, start] = [report.epoch, performance.now()];
    report = session.train(Math.min(SLICE_STEPS, steps - report.step));
    speed.add((report.epoch - before) * info.data.train, performance.now() - start);
    if (report.diverged) {
      const where = session.divergence();
      throw new EngineError(
        'diverged',
        `training diverged at step ${report.step}: ${where?.message ?? ''}`,
      );
    }
    const detail = `loss ${report.loss.toFixed(4)}  ${thousands(speed.perSecond())} ${thingsOf(info.config)}/s`;
    progress.update(report.step, steps, detail);
  }
  progress.end();
  const ended = stopText(report.stopped, info.config, validationOf(session, info));
  return { report, speed: speed.perSecond(), ended };
}
