// Small pictures of every kind of points, from the engine itself; asked once, one after another.
import type { Catalog, EngineApi } from '../../../engine/api';
import { pointsOf } from '../../../state/points_text';

/** Kinds whose points come from the learner: they have no picture of their own. */
export const FROM_THE_LEARNER = ['painted', 'formula'];
/** Enough to see the shape. */
const COUNT = 160;

export class Previews {
  rows = $state.raw<ReadonlyMap<string, Float32Array>>(new Map());
  readonly #api: EngineApi;
  readonly #catalog: Catalog;

  constructor(api: EngineApi, catalog: Catalog) {
    this.#api = api;
    this.#catalog = catalog;
  }

  async fetch(): Promise<void> {
    for (const { name } of this.#catalog.points) {
      if (FROM_THE_LEARNER.includes(name) || this.rows.has(name)) continue;
      const points = pointsOf(this.#catalog, name);
      const asked = { ...points, options: { ...points.options, count: COUNT } };
      const rows = await this.#api.previewPoints(asked).catch(() => null);
      if (rows) this.rows = new Map(this.rows).set(name, rows);
    }
  }
}
