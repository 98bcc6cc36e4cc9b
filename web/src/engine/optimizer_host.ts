// The engine's side of api_optimizer.ts.
/* eslint-disable @typescript-eslint/require-await -- async turns whatever is thrown into a rejection */
import type * as Api from './api';
import { CompareHost } from './compare_host';
import { optimizerStateOf } from './pictures';

/** More than a chart has pixels: a drop of the rate is seen where it is. */
const CURVE_POINTS = 2000;

export abstract class OptimizerHost extends CompareHost implements Api.OptimizerApi {
  async setOption(group: Api.LiveGroup, name: string, value: number): Promise<void> {
    this.lensParts().session.setOption(group, name, value);
    this.runMoved();
  }
  async scheduleCurve(schedule: Api.NamedOptions, rate: number, steps: number) {
    const every = Math.max(1, Math.ceil(steps / CURVE_POINTS));
    const curve = this.lensParts().engine.scheduleCurve(schedule, rate, steps, every);
    return { step: curve.map((_, place) => place * every), rate: curve };
  }
  async optimizerState(layer: string): Promise<Api.OptimizerState> {
    const { session, info } = this.lensParts().networks.get('yours');
    return optimizerStateOf(session, info, layer);
  }
}
