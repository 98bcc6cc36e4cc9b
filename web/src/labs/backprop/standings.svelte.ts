// The activation that the chosen value goes through or comes from, and where its units stand on it: which let
// the gradient through, which are saturated or dead. The engine tells them apart.
import type { Catalog, NodeId, UnitSlopes } from '../../engine/api';
import { Latest } from '../../state/latest';
import { activationIn } from './cards/activation_of';
import type { Chosen } from './chosen.svelte';
import type { Walk } from './walk.svelte';

export class Standings {
  readonly #walk: Walk;
  readonly #chosen: Chosen;
  readonly #catalog: Catalog;
  readonly #asking: Latest<{ node: NodeId; example: number }, UnitSlopes>;

  #found = $state.raw<UnitSlopes | null>(null);

  constructor(walk: Walk, chosen: Chosen, catalog: Catalog) {
    this.#walk = walk;
    this.#chosen = chosen;
    this.#catalog = catalog;
    this.#asking = new Latest(({ node, example }) =>
      walk.api.unitSlopes(walk.where, node, example),
    );
  }

  get activation() {
    const { graph } = this.#walk;
    const { value } = this.#chosen;
    return graph && value ? activationIn(graph, value, this.#catalog) : null;
  }

  /** Null until the activation has computed. */
  get slopes(): UnitSlopes | null {
    const { activation } = this;
    const done = activation !== null && activation.node < (this.#walk.state?.forwardDone ?? 0);
    return done && this.#found?.node === activation.node ? this.#found : null;
  }

  /** Call whenever the value, the example or the numbers change. */
  async ask(): Promise<void> {
    const { activation } = this;
    const { state, example } = this.#walk;
    if (!activation || !state || activation.node >= state.forwardDone) {
      this.#asking.drop();
      this.#found = null;
      return;
    }
    try {
      const found = await this.#asking.push({ node: activation.node, example });
      if (found) this.#found = found;
    } catch (error) {
      this.#found = null;
      this.#walk.notices.error(error);
    }
  }
}
