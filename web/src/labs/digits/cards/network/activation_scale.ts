// How strong a number must be for the full colour: one bound for all layers, or one for each. Both
// stay put while the numbers move a little.
import type { Activation } from '../../../../engine/api';
import { SteadyBound, usualMagnitude } from '../../../../viz/scale';

export interface ActivationBounds {
  readonly shared: number;
  readonly byLayer: ReadonlyMap<string, number>;
}

export class ActivationScale {
  readonly #shared = new SteadyBound();
  readonly #byLayer = new Map<string, SteadyBound>();

  follow(activations: readonly Activation[], perLayer: boolean): ActivationBounds {
    const byLayer = new Map<string, number>();
    for (const { layer, values } of perLayer ? activations : []) {
      const steady = this.#byLayer.get(layer) ?? new SteadyBound();
      this.#byLayer.set(layer, steady);
      byLayer.set(layer, steady.follow(usualMagnitude([values], 0.02)));
    }
    const all = activations.map((activation) => activation.values);
    // A few strong layers (the ten scores) may exceed the shared scale: that is what 5 % are for.
    return { shared: this.#shared.follow(usualMagnitude(all, 0.05)), byLayer };
  }
}
