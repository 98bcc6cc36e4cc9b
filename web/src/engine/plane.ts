// The pictures of the plane in a frame: drawn by the engine when a frame is due and somebody watches, and
// while playing only so often that a bounded share of the time goes into it.
import type { PlanePictures, PlaneWatch, RunInfo } from './api';
import type { Clock } from './clock';
import { trainedOf } from './pictures';
import type { Session } from './session';

const PLANE_SHARE = 0.2;

export class PlaneWatcher {
  readonly #clock: Clock;
  #watch: PlaneWatch | null = null;
  #next = 0;
  /** Of the last pictures. */
  #step = -1;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  watch(watch: PlaneWatch | null): void {
    this.#watch = watch;
    this.#next = 0;
  }

  /** Somebody watches, the run has moved since the last pictures, and it is time for the next. */
  due(step: number): boolean {
    return this.#watch !== null && step !== this.#step && this.#clock.now() >= this.#next;
  }

  /** Null: nobody watches, the run is not on points, or it is not time yet. At rest it always is. */
  build(session: Session, info: RunInfo, step: number, playing: boolean): PlanePictures | null {
    const watch = this.#watch;
    if (watch === null || !info.config.points) return null;
    const start = this.#clock.now();
    if (playing && start < this.#next) return null;
    session.mapPlane(watch.side, watch.unitSide);
    this.#step = step;
    const beliefs = session.view('plane/beliefs');
    const pictures = {
      ...watch,
      step,
      outputs: beliefs.length > 0 ? beliefs : session.view('plane/outputs'),
      answers: session.view('plane/answers'),
      layers: info.model.layers
        .filter(({ outputShape }) => outputShape.length === 1)
        .map(({ name }) => ({ layer: name, values: session.view(`plane/unit/${name}`) })),
      parameters: parametersOf(session, info),
    };
    const end = this.#clock.now();
    this.#next = end + (end - start) / PLANE_SHARE;
    return pictures;
  }
}

function parametersOf(session: Session, info: RunInfo): PlanePictures['parameters'] {
  const trained = trainedOf(session, info);
  return info.model.tensors.map(({ name, shape }) => ({
    name,
    shape,
    values: session.view(`parameter/${name}`),
    gradient: trained.has(name) ? session.view(`gradient/${name}`) : null,
  }));
}
