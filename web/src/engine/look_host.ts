// The engine's side of api_race.ts, api_surface.ts and api_looks.ts: races on test surfaces, and looks at the
// loss of the learner's run. Nothing here changes the run.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import type * as Api from './api';
import { LensHost, type LensParts } from './lens_host';
import type { Measures } from './measures';

export interface LookParts extends LensParts {
  measures: Measures;
}

export abstract class LookHost
  extends LensHost
  implements Api.RaceApi, Api.SurfaceApi, Api.LooksApi
{
  protected abstract override lensParts(): LookParts;

  async surface(what: Api.SurfaceChoice, side: number): Promise<Api.SurfaceMap> {
    return this.lensParts().session.races.surface(what, side);
  }
  async race(config: Api.RaceConfig): Promise<Api.RaceResult> {
    return this.lensParts().session.races.race(config);
  }
  async raceStep(config: Api.RaceConfig, racer: number, step: number): Promise<Api.RaceStory> {
    return this.lensParts().session.races.raceStep(config, racer, step);
  }

  async lossSurfaceBegin(options: Api.OptionValues): Promise<Api.LossSurface> {
    return this.lensParts().measures.lossSurfaceBegin(options);
  }
  async lossSurfaceAdvance(): Promise<Api.LossSurface> {
    return this.lensParts().measures.lossSurfaceAdvance();
  }
  async curvature(examples: number, products: number): Promise<Api.Curvature> {
    return this.lensParts().session.races.curvature(examples, products);
  }

  async lookBegin<Name extends keyof Api.Looks>(name: Name, options: Api.OptionValues) {
    return this.lensParts().measures.lookBegin(name, options);
  }
  async lookAdvance<Name extends keyof Api.Looks>(name: Name) {
    return this.lensParts().measures.lookAdvance(name);
  }
}
