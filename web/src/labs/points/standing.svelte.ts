// The lab's parts outlive its page: who goes to another lab and comes back finds the same run.
import type { EngineApi } from '../../engine/api';
import type { LabProps } from '../../state/lab';
import { KeptRuns } from './compare/kept_runs.svelte';
import { PaintedPoints } from './data/painted_points.svelte';
import { OwnEngine } from './own_engine.svelte';
import { pointsCatalog } from './points_catalog';
import { PointsRun } from './run.svelte';
import { PointsLink } from './share/link.svelte';

export interface Parts {
  readonly run: PointsRun;
  readonly link: PointsLink;
  readonly kept: KeptRuns;
  readonly painted: PaintedPoints;
}

export class Standing {
  /** Null until the lab's engine is there. */
  parts = $state.raw<Parts | null>(null);
  readonly engine: OwnEngine;
  readonly #props: Omit<LabProps, 'onshare'>;

  constructor(props: Omit<LabProps, 'onshare'>) {
    this.#props = props;
    this.engine = new OwnEngine(props.engine, props.notices);
  }

  /** Call when the lab's page comes. */
  async enter(): Promise<void> {
    await this.engine.open();
    const { handle } = this.engine;
    if (!handle) return;
    if (this.parts) {
      await this.parts.link.moved();
      await this.parts.run.catchUp();
      return;
    }
    const { catalog } = handle.info;
    const run = new PointsRun(handle.api, handle.info, this.#props.notices, pointsCatalog(catalog));
    const link = new PointsLink(run, catalog);
    await run.listen();
    const painted = new PaintedPoints();
    await painted.open();
    // Before the link: it may ask for them.
    if (painted.points.length > 0) await handle.api.setPoints(painted.points);
    this.parts = { run, link, kept: new KeptRuns(), painted };
    await link.open();
  }

  /** Call when another lab comes: nothing trains that nobody sees. */
  leave(): void {
    if (this.parts?.run.playing) void this.parts.run.pause();
  }
}

const standing = new WeakMap<EngineApi, Standing>();

/** One for each engine of the page. */
export function standingLab(props: Omit<LabProps, 'onshare'>): Standing {
  const found = standing.get(props.api);
  if (found) return found;
  const made = new Standing(props);
  standing.set(props.api, made);
  return made;
}
