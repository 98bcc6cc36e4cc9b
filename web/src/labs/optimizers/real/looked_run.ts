// The learner's run of another lab as the range test asks it. Its own lab takes over what is set here when it is
// opened again.
import type { Catalog, EngineApi } from '../../../engine/api';
import type { MeasuredRun } from '../../../run/measure/measured_run';
import type { Notices } from '../../../state/notices.svelte';
import type { RealSurface } from './real_surface.svelte';

export class LookedRun implements MeasuredRun {
  readonly api: EngineApi;
  readonly catalog: Catalog;
  readonly notices: Notices;
  /** No other run begins while this lab is on the page. */
  readonly generation = 0;
  readonly building = false;
  readonly #real: Pick<RealSurface, 'run' | 'open'>;

  constructor(
    api: EngineApi,
    catalog: Catalog,
    notices: Notices,
    real: Pick<RealSurface, 'run' | 'open'>,
  ) {
    this.api = api;
    this.catalog = catalog;
    this.notices = notices;
    this.#real = real;
  }

  get info() {
    return this.#real.run;
  }
  get config() {
    return this.info?.config ?? this.catalog.defaults;
  }
  get step() {
    return this.info?.step ?? 0;
  }

  async setOptimizerOption(name: string, value: number): Promise<void> {
    try {
      await this.api.setOption('optimizer', name, value);
    } catch (error) {
      this.notices.error(error);
    }
    await this.#real.open();
  }
}
