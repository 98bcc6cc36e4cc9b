// The comparison as one thing: what its runs differ in, and the runs themselves as the engine trains them. Cards take
// it as `compare`, read its fields and call its methods.
import type {
  Comparison,
  ComparisonStart,
  EngineApi,
  EngineInfo,
  JointSurface,
  RunConfig,
  RunInfo,
} from '../../../engine/api';
import type { Against } from '../../../run/cards/axis';
import { sameJson } from '../../../state/config';
import type { Notices } from '../../../state/notices.svelte';
import { Progress } from '../real/progress.svelte';
import { advance } from './advance';
import {
  PAINTED_BASE,
  POINTS_BASE,
  POINTS_GONE,
  baseText,
  digitsBase,
  linkable,
  pointsBase,
  readBase,
  tellsClasses,
  type BaseName,
} from './base';
import { MOST, differencesOf, type Difference, type Value } from './differences';
import { NO_LINK, readAgainst, readValues, writeLink, type CompareLink } from './link';
import { firstValues, nextValue } from './values';

const FIRST = 'optimizer';
export const FIRST_UNTIL = 300;
export const MOST_STEPS = 100_000;

export class Compare {
  readonly catalog: EngineInfo['catalog'];
  readonly #api: EngineApi;
  readonly #notices: Notices;

  bases = $state.raw<Partial<Record<BaseName, RunConfig>>>({});
  baseName = $state<BaseName>('digits');
  key = $state(FIRST);
  values = $state.raw<readonly Value[]>([]);
  /** As far as the runs go. */
  until = $state(FIRST_UNTIL);
  against = $state<Against>('steps');
  /** Anything is other than at the beginning: then it stands in the address. */
  touched = $state(false);

  /** What the engine built; null before the first start, and after a change. */
  start = $state.raw<ComparisonStart | null>(null);
  now = $state.raw<Comparison | null>(null);
  playing = $state(false);
  building = $state(false);
  readonly surface: Progress<JointSurface>;
  #goal = FIRST_UNTIL;
  /** The learner's run as it was taken up. */
  #own: RunInfo | null = null;
  /** Counts comparisons: an older one that still answers changes nothing. */
  #count = 0;
  /** Counts links taken up, likewise. */
  #opened = 0;
  /** Done once the base that was asked for last is there. */
  #settled: Promise<void> = Promise.resolve();

  base = $derived.by(() => this.bases[this.baseName] ?? digitsBase(this.catalog));
  differences = $derived.by(() => differencesOf(this.catalog, this.base));
  difference = $derived.by(() => this.#differenceOf(this.key));
  /** Of one more run; null where there is none. */
  next = $derived.by(() =>
    this.values.length < MOST ? nextValue(this.difference, this.values) : null,
  );
  configs = $derived.by(() => this.values.map((value) => this.difference.apply(this.base, value)));

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
    this.catalog = engine.catalog;
    this.bases = { digits: digitsBase(this.catalog) };
    this.values = firstValues(this.difference, this.base);
    this.surface = new Progress(notices, {
      begin: (options) => api.compareSurfaceBegin(options),
      advance: () => api.compareSurfaceAdvance(),
    });
  }

  /** Of examples that are right or wrong. */
  get classes(): boolean {
    return tellsClasses(this.base, this.catalog);
  }

  get link(): CompareLink {
    return this.touched ? this.#linkOf(this.base) : NO_LINK;
  }
  #linkOf(config: RunConfig): CompareLink {
    // The net on points that is always there is named, not spelt out.
    const builtIn = this.baseName === 'points' || sameJson(this.base, this.bases.points);
    const base = builtIn ? POINTS_BASE : baseText(config, this.catalog);
    const { values, until, against } = this;
    return writeLink({ base, key: this.difference.key, values, until, against });
  }

  /** For the clipboard: the link, and what it cannot hold, in sentences. */
  shared(): { link: CompareLink; notes: string[] } {
    if (!this.touched) return { link: NO_LINK, notes: [] };
    const { config, note } = linkable(this.base, this.start?.infos[0] ?? this.#own);
    return { link: this.#linkOf(config), notes: note === '' ? [] : [note] };
  }

  /**
   * Takes up the learner's run, or what a link says. Runs that were there go: they are of other settings. `own`: the
   * link is of this visit and was of the learner's run, which it may not hold whole.
   */
  open(link: CompareLink, own = false): Promise<void> {
    return this.#settle(this.#open(link, own));
  }
  async #open(link: CompareLink, own: boolean): Promise<void> {
    const opened = ++this.#opened;
    this.#drop();
    const run = await this.#api.run().catch(() => null);
    if (opened !== this.#opened) return;
    this.#own = run;
    if (run) this.bases = { ...this.bases, own: run.config };
    const linked = link.key !== '';
    const problems: string[] = [];
    if (linked && own && run) await this.#choose('own');
    else if (link.base === POINTS_BASE) await this.#choose('points');
    else if (link.base === PAINTED_BASE) {
      await this.#choose('points');
      if (opened === this.#opened) this.#notices.say(POINTS_GONE);
    } else if (linked) this.#takeLinked(link.base, problems);
    else {
      this.key = FIRST;
      await this.#choose(run ? 'own' : 'digits');
    }
    if (opened !== this.#opened) return;
    this.#drop();
    this.until = FIRST_UNTIL;
    this.against = 'steps';
    this.touched = linked;
    if (linked) {
      if (!this.differences.some(({ key }) => key === link.key)) {
        problems.push(`cmp: "${link.key}" is nothing that these runs may differ in`);
      }
      this.#setKey(link.key);
      this.values = readValues(link.values, this.difference, problems) ?? this.values;
      const until = Number(link.until);
      if (Number.isInteger(until) && until >= 1 && until <= MOST_STEPS) this.until = until;
      else if (link.until !== '') problems.push(`cto: expected 1..${String(MOST_STEPS)}`);
      this.against = readAgainst(link.against);
    }
    if (problems.length > 0) {
      this.#notices.error(`${problems.join('; ')}. The rest stands.`, 'In this link');
    }
  }

  async chooseBase(name: BaseName): Promise<void> {
    this.touched = true;
    await this.#settle(this.#choose(name));
  }
  chooseKey(key: string): void {
    this.#change();
    this.#setKey(key);
  }
  setValue(index: number, value: Value): void {
    this.#change();
    this.values = this.values.map((one, i) => (i === index ? value : one));
  }
  addValue(): void {
    const { next } = this;
    if (next === null) return;
    this.#change();
    this.values = [...this.values, next];
  }
  removeValue(index: number): void {
    this.#change();
    this.values = this.values.filter((_, i) => i !== index);
  }

  async play(): Promise<void> {
    // What is being taken up is what is to be started, not what stood there before.
    await this.#settled;
    if (this.building) return;
    this.touched = true;
    if (!this.start && !(await this.#begin())) return;
    this.#goal = this.until;
    if (this.playing) return;
    this.playing = true;
    // Their paths grow: a map of before would not hold them.
    this.surface.cancel();
    this.surface.found = null;
    await this.#run(this.#count);
  }
  /** All come to rest at the same step. */
  pause(): void {
    this.#goal = this.now?.target ?? 0;
  }
  /** The same runs from their start. */
  async reset(): Promise<void> {
    this.#drop();
    await this.#begin();
  }
  /** Lets go of the runs. */
  close(): void {
    this.#drop();
    void this.#api.compareEnd().catch(() => undefined);
  }

  async #run(comparison: number): Promise<void> {
    try {
      await advance(this.#api, {
        goal: () => this.#goal,
        current: () => comparison === this.#count,
        show: (now) => (this.now = now),
      });
    } catch (error) {
      if (comparison !== this.#count) return;
      this.#notices.error(error);
      this.#drop();
    }
    if (comparison === this.#count) this.playing = false;
  }

  async #begin(): Promise<boolean> {
    const comparison = ++this.#count;
    this.building = true;
    try {
      const start = await this.#api.compareBegin(this.configs);
      if (comparison !== this.#count) return false;
      this.start = start;
      this.now = start;
      return true;
    } catch (error) {
      if (comparison === this.#count) this.#notices.error(error);
      return false;
    } finally {
      if (comparison === this.#count) this.building = false;
    }
  }

  #settle(taking: Promise<void>): Promise<void> {
    this.#settled = taking;
    return taking;
  }
  readonly #tell = (error: unknown): void => {
    this.#notices.error(error);
  };

  #change(): void {
    this.touched = true;
    this.#drop();
  }
  #drop(): void {
    this.#count += 1;
    this.playing = false;
    this.building = false;
    this.surface.cancel();
    this.surface.found = null;
    this.start = null;
    this.now = null;
  }

  async #choose(name: BaseName): Promise<void> {
    this.#drop();
    if (name === 'points' && !this.bases.points) {
      const count = this.#count;
      // The engine knows what the rest of such a run is.
      const begun = await this.#api.compareBegin([pointsBase(this.catalog)]).catch(this.#tell);
      const config = begun?.infos[0]?.config;
      if (config) this.bases = { ...this.bases, points: config };
      if (!config || count !== this.#count) return;
    }
    this.baseName = name;
    this.#setKey(this.key);
  }

  #takeLinked(text: string, problems: string[]): void {
    if (text === '') {
      this.baseName = 'digits';
      return;
    }
    const read = readBase(text, this.catalog);
    problems.push(...read.problems);
    this.bases = { ...this.bases, link: read.config };
    this.baseName = 'link';
  }

  #setKey(key: string): void {
    this.key = this.#differenceOf(key).key;
    this.values = firstValues(this.difference, this.base);
  }
  #differenceOf(key: string): Difference {
    const found = this.differences.find((one) => one.key === key);
    const first = found ?? this.differences.find((one) => one.key === FIRST) ?? this.differences[0];
    if (!first) throw new Error('there is nothing to compare');
    return first;
  }
}
