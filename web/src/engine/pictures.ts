// The numbers behind the page's charts and slower pictures, copied out of a session.
import type { Details, Frame, Histogram, LayerSeries, OptimizerState, RunInfo } from './api';
import type { Session } from './session';

export const HISTOGRAM_BINS = 41;

/** One row every `interval` steps. */
export function historyOf(session: Session): Frame['history'] {
  const step = session.view('history/step');
  const [first = 0, second = first + 1] = step;
  return {
    interval: second - first,
    step,
    epoch: session.view('history/epoch'),
    loss: session.view('history/loss'),
    accuracy: session.view('history/accuracy'),
    learningRate: session.view('history/learning_rate'),
  };
}

/** The engine measures the validation digits by itself, as often as the test digits are. */
export function validationOf(session: Session, info: RunInfo): Frame['validation'] {
  if (info.data.validation === 0) return null;
  return {
    step: session.view('validation/step'),
    epoch: session.view('validation/epoch'),
    loss: session.view('validation/loss'),
    accuracy: session.view('validation/accuracy'),
  };
}

/** Of the layers that learn, in order. */
export function layerSeriesOf(session: Session, info: RunInfo): LayerSeries[] {
  const learned = [...trainedOf(session, info)];
  return info.model.layers
    .filter((layer) => learned.some((name) => name.startsWith(`${layer.name}.`)))
    .map(({ name }) => ({
      layer: name,
      gradientNorm: session.view(`history/gradient_norm/${name}`),
      weightNorm: session.view(`history/weight_norm/${name}`),
      updateRatio: session.view(`history/update_ratio/${name}`),
    }));
}

export function clippingOf(session: Session, clippedSteps: number): Frame['clipping'] {
  return {
    before: session.view('history/gradient_norm'),
    after: session.view('history/clipped_norm'),
    clipped: session.view('history/clipped_steps'),
    clippedSteps,
  };
}

const trained = new WeakMap<RunInfo, ReadonlySet<string>>();

/** The parameters that training changes, by name: frozen ones have no gradient. */
export function trainedOf(session: Session, info: RunInfo): ReadonlySet<string> {
  const known = trained.get(info);
  if (known) return known;
  const prefix = 'gradient/';
  const names = session.views().filter((name) => name.startsWith(prefix));
  const found = new Set(names.map((name) => name.slice(prefix.length)));
  trained.set(info, found);
  return found;
}

export function histogramsOf(session: Session, info: RunInfo): Histogram[] {
  const learned = trainedOf(session, info);
  return info.model.tensors.flatMap(({ name }) =>
    (learned.has(name) ? (['value', 'gradient'] as const) : (['value'] as const)).map(
      (what): Histogram => {
        const { low, high } = session.histogram(name, what, HISTOGRAM_BINS);
        return { tensor: name, what, low, high, counts: session.view('histogram') };
      },
    ),
  );
}

/** The first tensor with rows and columns: biases come after the weights of their layer. */
export function firstWeightsOf(session: Session, info: RunInfo): Details['firstWeights'] {
  const tensor = info.model.tensors.find(({ shape }) => shape.length > 1);
  return tensor ? { ...tensor, values: session.view(`parameter/${tensor.name}`) } : null;
}

/** Null while the run has not gone anywhere yet. */
export function pathOf(session: Session): Details['path'] {
  const report = session.path();
  if (report.points === 0) return null;
  return {
    x: session.view('path/x'),
    y: session.view('path/y'),
    step: session.view('path/step'),
    interval: report.interval,
    explained: [report.explainedFirst, report.explainedSecond],
  };
}

/** What comes after the optimizer's own state: of the last update. */
const LAST = ['effective_step', 'delta'];

/** The trained tensors of a layer, number by number, with what the optimizer remembers of each. */
export function optimizerStateOf(session: Session, info: RunInfo, layer: string): OptimizerState {
  const learned = trainedOf(session, info);
  const { step, learningRate } = session.report();
  const states = session
    .views()
    .map((name) => /^optimizer\/([^/]+)\//.exec(name)?.[1] ?? '')
    .filter((name) => name !== '' && !LAST.includes(name));
  const names = [...new Set(states), ...LAST];
  const tensors = info.model.tensors
    .filter(({ name }) => learned.has(name) && name.startsWith(`${layer}.`))
    .map(({ name: tensor, shape }) => ({
      tensor,
      shape,
      numbers: [
        { name: 'weight', values: session.view(`parameter/${tensor}`) },
        { name: 'gradient', values: session.view(`gradient/${tensor}`) },
        ...names.map((name) => ({ name, values: session.view(`optimizer/${name}/${tensor}`) })),
      ],
    }));
  return { layer, step, learningRate, tensors };
}
