// The lab as one thing: the race that is set, what the engine says of it, and the step looked at. Cards
// take it as `lab`, read its fields and call its methods.
import type {
  EngineApi,
  EngineInfo,
  RaceConfig,
  RaceResult,
  RaceStory,
  RacerSettings,
  SurfaceMap,
} from '../../engine/api';
import { usualDepth } from '../../run/depth/depth_view';
import { NOWHERE } from '../../run/formula_text';
import { sameJson } from '../../state/config';
import { Latest } from '../../state/latest';
import { startOf, surfaceOf, type Standing } from './address';
import { Player } from './player.svelte';
import { MOST_RACERS, newcomer } from './racers';
import { RealChoices } from './real_choices.svelte';

/** Values a side of the map: enough for smooth contours. */
const SIDE = 97;

interface Found {
  race: RaceConfig;
  map: SurfaceMap;
  result: RaceResult;
}

export class RaceLab {
  readonly catalog: EngineInfo['catalog'];
  readonly api: EngineApi;

  /** The race in force, as the engine took it. */
  race = $state.raw<RaceConfig>(null as unknown as RaceConfig);
  map = $state.raw<SurfaceMap | null>(null);
  result = $state.raw<RaceResult | null>(null);
  /** The step looked at: all racers stand at their point `at`. */
  at = $state(0);
  chosen = $state(0);
  turn = $state(0);
  tilt = $state(0);
  /** The chosen racer's next step taken apart; null where there is none. */
  story = $state.raw<RaceStory | null>(null);
  /** Why the last change was refused, or ''. */
  problem = $state('');

  /** What is set on the card of the learner's own network. */
  readonly real = new RealChoices();
  /** What the panel of vanishing and exploding gradients is set to. */
  depth = $state.raw(usualDepth);
  readonly player = new Player(() => this.step());
  /** What was asked for last: changes build on it, whether or not the engine has answered. */
  #wanted: RaceConfig;
  readonly #races: Latest<RaceConfig, Found>;
  readonly #stories: Latest<[RaceConfig, number, number], RaceStory>;

  constructor(api: EngineApi, engine: EngineInfo) {
    this.api = api;
    this.catalog = engine.catalog;
    const start = startOf(this.catalog);
    this.#take(start);
    this.#wanted = start.race;
    this.#races = new Latest((race) => this.#find(race));
    this.#stories = new Latest(([race, racer, step]) => api.raceStep(race, racer, step));
  }

  get entry() {
    return surfaceOf(this.catalog, this.race.surface.name);
  }
  get steps(): number {
    return Number(this.race.race['steps'] ?? 0);
  }
  get standing(): Standing {
    const { race, at, chosen, turn, tilt, real, depth } = this;
    return { race, at, chosen, turn, tilt, real: real.standing, depth };
  }
  /** The last point that a racer has. */
  lastOf(racer: number): number {
    return (this.result?.racers[racer]?.points ?? 1) - 1;
  }

  /** Shows a standing; where the engine refuses it, nothing changes but `problem`. */
  async open(standing: Standing): Promise<void> {
    this.player.stop();
    if (!(await this.set(standing.race))) return;
    this.#take({ ...standing, race: this.race });
    this.at = Math.min(standing.at, this.steps);
  }

  /** The surface's own race, from its beginning. */
  async setSurface(name: string): Promise<void> {
    const { race } = startOf(this.catalog, name);
    await this.open({ ...this.standing, race, at: 0, chosen: 0 });
  }

  change(patch: Partial<RaceConfig>): Promise<boolean> {
    return this.set({ ...this.#wanted, ...patch });
  }
  changeOption(name: string, value: number | string): Promise<boolean> {
    return this.change({ race: { ...this.#wanted.race, [name]: value } });
  }
  changeSurface(patch: Partial<RaceConfig['surface']>): Promise<boolean> {
    return this.change({ surface: { ...this.#wanted.surface, ...patch } });
  }

  changeRacer(index: number, racer: RacerSettings): Promise<boolean> {
    return this.change({
      racers: this.#wanted.racers.map((one, i) => (i === index ? racer : one)),
    });
  }
  async addRacer(racer = newcomer(this.catalog, this.#wanted.racers)): Promise<void> {
    const { racers } = this.#wanted;
    if (racers.length >= MOST_RACERS) return;
    if (await this.change({ racers: [...racers, structuredClone(racer)] })) {
      this.chosen = this.race.racers.length - 1;
    }
  }
  async removeRacer(index: number): Promise<void> {
    await this.change({ racers: this.#wanted.racers.filter((_, i) => i !== index) });
    this.chosen = Math.max(0, Math.min(this.chosen, this.race.racers.length - 1));
  }

  /** True unless the engine refused it or something newer came before it. */
  async set(race: RaceConfig): Promise<boolean> {
    this.#wanted = race;
    try {
      const found = await this.#races.push(race);
      if (!found) return false;
      if (found.map !== this.map) this.map = found.map;
      this.race = found.result.config;
      this.result = found.result;
      this.at = Math.min(this.at, this.steps);
      this.problem = '';
      if (this.#wanted === race) this.#wanted = this.race;
      return true;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      if (this.#wanted === race) this.#wanted = this.race;
      return false;
    }
  }

  /** One step on; whether there are more. */
  step(): boolean {
    this.at = Math.min(this.at + 1, this.steps);
    return this.at < this.steps;
  }
  back(): void {
    this.at = Math.max(0, this.at - 1);
  }
  toggle(): void {
    if (!this.player.playing && this.at >= this.steps) this.at = 0;
    this.player.toggle();
  }

  /** Call in an effect: asks for the step that the chosen racer makes next, or made last. */
  async tell(): Promise<void> {
    const { race, chosen, at } = this;
    const step = Math.min(at + 1, this.lastOf(chosen));
    if (!this.result || step < 1 || !race.racers[chosen]) {
      this.story = null;
      return;
    }
    const story = await this.#stories.push([race, chosen, step]).catch(() => null);
    if (story !== undefined && race === this.race && chosen === this.chosen) this.story = story;
  }

  #take({ race, at, chosen, turn, tilt, real, depth }: Standing): void {
    this.race = race;
    this.at = at;
    this.chosen = chosen;
    this.turn = turn;
    this.tilt = tilt;
    this.real.standing = real;
    this.depth = depth;
  }

  async #find(race: RaceConfig): Promise<Found> {
    const same = this.map !== null && sameJson(race.surface, this.race.surface);
    const map = same && this.map ? this.map : await this.api.surface(race.surface, SIDE);
    if (!map.values.some(Number.isFinite)) throw new Error(NOWHERE);
    return { race, map, result: await this.api.race(race) };
  }
}
