// The loss surface of the learner's own run as the page asks for it: slice after slice until it is done or
// cancelled, coarse first; and its curvature.
import type {
  Curvature,
  EngineApi,
  EngineInfo,
  LossSurface,
  OptionValues,
  RunInfo,
} from '../../../engine/api';
import { defaultOptions } from '../../../state/config';
import type { Notices } from '../../../state/notices.svelte';
import type { HeightMap } from '../../../viz/height_map';

/** Examples and Hessian-vector products of a look at the curvature. */
const LOOK = { examples: 256, products: 20 };

export class RealSurface {
  readonly #api: EngineApi;
  readonly #notices: Notices;
  /** The learner's run; null when there is none yet. */
  run = $state.raw<RunInfo | null>(null);
  options = $state.raw<OptionValues>({});
  working = $state(false);
  surface = $state.raw<LossSurface | null>(null);
  measuring = $state(false);
  curvature = $state.raw<Curvature | null>(null);
  /** Counts looks: a cancelled one that still answers changes nothing. */
  #looks = 0;

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.options = defaultOptions(engine.catalog.lossSurface);
  }

  async open(): Promise<void> {
    this.run = await this.#api.run();
  }

  async start(): Promise<void> {
    const look = ++this.#looks;
    this.working = true;
    try {
      let surface = await this.#api.lossSurfaceBegin(this.options);
      while (look === this.#looks) {
        this.surface = surface;
        if (surface.done) break;
        surface = await this.#api.lossSurfaceAdvance();
      }
    } catch (error) {
      if (look === this.#looks) this.#notices.error(error);
    } finally {
      if (look === this.#looks) this.working = false;
    }
  }

  /** What is worked out so far stays on show. */
  cancel(): void {
    this.#looks += 1;
    this.working = false;
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
