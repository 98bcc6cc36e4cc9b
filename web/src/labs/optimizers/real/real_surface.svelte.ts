// The loss surface of the learner's own run as the page asks for it: slice after slice until it is done or
// cancelled, coarse first; and its curvature.
import type {
  Curvature,
  EngineApi,
  LossSurface,
  OptionValues,
  RunInfo,
  ScatterLook,
} from '../../../engine/api';
import type { Notices } from '../../../state/notices.svelte';
import type { HeightMap } from '../../../viz/height_map';
import { Progress, lookProgress } from './progress.svelte';

/** Examples and Hessian-vector products of a look at the curvature. */
const LOOK = { examples: 256, products: 20 };

export class RealSurface {
  readonly #api: EngineApi;
  readonly #notices: Notices;
  /** The learner's run; null when there is none yet. */
  run = $state.raw<RunInfo | null>(null);
  measuring = $state(false);
  curvature = $state.raw<Curvature | null>(null);
  readonly #looking: Progress<LossSurface>;
  /** Gradients of batches on the plane of the surface. */
  readonly scatter: Progress<ScatterLook>;

  constructor(api: EngineApi, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.#looking = new Progress(notices, {
      begin: (options) => api.lossSurfaceBegin(options),
      advance: () => api.lossSurfaceAdvance(),
    });
    this.scatter = lookProgress(api, notices, 'scatter');
  }

  get working(): boolean {
    return this.#looking.working;
  }
  get surface(): LossSurface | null {
    return this.#looking.found;
  }

  async open(): Promise<void> {
    try {
      this.run = await this.#api.run();
    } catch (error) {
      this.#notices.error(error);
    }
  }

  async start(options: OptionValues): Promise<void> {
    // What is on the map belongs to its plane.
    this.scatter.cancel();
    this.scatter.found = null;
    await this.#looking.start(options);
  }

  /** What is worked out so far stays on show. */
  cancel(): void {
    this.#looking.cancel();
    this.scatter.cancel();
  }

  async measure(): Promise<void> {
    this.measuring = true;
    try {
      this.curvature = await this.#api.curvature(LOOK.examples, LOOK.products);
    } catch (error) {
      this.#notices.error(error);
    } finally {
      this.measuring = false;
    }
  }
}

/** The rows and columns that are known everywhere; null before there are any. */
export function knownMap({
  side,
  spacing,
  measured,
  bounds,
  values,
}: LossSurface): HeightMap | null {
  if (measured < 4) return null;
  const coarse = (side - 1) / spacing + 1;
  const known = Float32Array.from(
    { length: coarse * coarse },
    (_, i) => values[Math.floor(i / coarse) * spacing * side + (i % coarse) * spacing] ?? NaN,
  );
  return { side: coarse, bounds, values: known };
}
