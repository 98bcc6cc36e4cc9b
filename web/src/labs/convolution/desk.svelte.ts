// The convolution on the learner's desk: what he has set, and what the engine makes of it. Cards read its
// fields and call its methods.
import type { Drawing, EngineApi, EngineInfo, ModelSpec, OptionSpec } from '../../engine/api';
import { Ink } from '../../state/ink.svelte';
import { Latest } from '../../state/latest';
import type { Notices } from '../../state/notices.svelte';
import { choiceLabel } from '../../viz/format';
import type { Place } from '../../viz/number_grid';
import { SteadyBound, largestMagnitude } from '../../viz/scale';
import {
  channelOf,
  type Bench,
  type BenchRequest,
  type BenchResult,
  type Maps,
  type Term,
} from './bench';
import { busiestCell, heldIn } from './busiest';
import { paintPattern, patternNamed } from './input/patterns';
import { presetWeights } from './kernel/presets';
import { learnedFilters } from './kernel/learned';
import { noRoomText } from './no_room';
import {
  MOST_PADDING,
  SIZES,
  channelsOf,
  defaults,
  withFilter,
  withFilters,
  withKernel,
  withPicture,
  withWeight,
  type Settings,
} from './settings';
import { Slide } from './slide/slide.svelte';

const DIGIT_SIDE = 28;
/** The parameter's name in the little model below. */
export const KERNEL = 'conv.weight';

export type WindowOption = 'kernel' | 'stride' | 'padding' | 'dilation' | 'channels';

export class ConvolutionDesk {
  readonly slide = new Slide();
  readonly ink: Ink;
  /** Nothing stands in a drawing's place here. */
  readonly example = null;

  settings = $state.raw<Settings>(defaults);
  /** The channel of picture and kernel that one looks at. */
  channel = $state(0);
  /** The learner's digit as the network would see it. */
  digit = $state.raw<Float32Array | null>(null);
  output = $state.raw<Maps | null>(null);
  /** Why there is no output; or ''. */
  refusal = $state('');
  terms = $state.raw<readonly Term[]>([]);
  /** Where to begin on a picture that has just been set; null: one has begun. */
  starting = $state.raw<Place | 'busiest' | null>('busiest');

  picture = $derived.by((): Maps => this.#picture());
  weights = $derived.by((): readonly number[] => {
    const area = this.settings.kernel ** 2;
    const weights = this.settings.filters[this.settings.filter]?.weights ?? [];
    return weights.slice(this.channel * area, (this.channel + 1) * area);
  });

  readonly #api: EngineApi;
  readonly #engine: EngineInfo;
  readonly #notices: Notices;
  readonly #kernelScale = new SteadyBound();
  readonly #outputScale = new SteadyBound();
  readonly #running: Latest<BenchRequest, BenchResult>;
  readonly #looking: Latest<number, Term[]>;
  readonly #seeing: Latest<Drawing, Float32Array | null>;

  kernelBound = $derived.by(() =>
    this.#kernelScale.follow(
      largestMagnitude(this.settings.filters.flatMap(({ weights }) => [...weights])),
    ),
  );
  outputBound = $derived.by(() =>
    this.#outputScale.follow(this.output ? largestMagnitude(this.output.values) : 1),
  );

  constructor(api: EngineApi, engine: EngineInfo, notices: Notices, bench: Bench) {
    this.#api = api;
    this.#engine = engine;
    this.#notices = notices;
    this.ink = new Ink(this);
    this.#running = new Latest((request) => bench.run(request));
    this.#looking = new Latest((cell) => bench.terms(cell));
    this.#seeing = new Latest((drawing) => this.#seen(drawing));
  }

  /** How many filters of the ready-trained network there are to choose from. */
  get learned(): number {
    return learnedFilters(this.#engine.pretrainedWeights ?? null)?.filters.length ?? 0;
  }

  layerOptions(layer: string): OptionSpec[] {
    return this.#engine.catalog.layers.find(({ name }) => name === layer)?.options ?? [];
  }

  /** What an op is called: by its layer, or as the activation function it is. */
  opLabel(op: string): string {
    const type = op === 'matmul' ? 'linear' : op;
    const layer = this.#engine.catalog.layers.find(({ name }) => name === type);
    return layer?.label ?? choiceLabel(op);
  }

  get hasPretrained(): boolean {
    return this.#engine.pretrained !== null;
  }

  change(patch: Partial<Settings>): void {
    this.settings = { ...this.settings, ...patch };
  }

  /** From a link: learned filters stand there by their name only. */
  open(settings: Settings): void {
    this.settings = settings;
    this.#startAt(settings.cell ?? 'busiest');
    if (settings.ink) this.ink.show(settings.ink);
    else this.ink.clear();
    settings.filters.forEach(({ preset }, filter) => {
      if (!preset.startsWith('learned')) return;
      this.change({ filter });
      this.choosePreset(preset);
    });
    this.change({ filter: settings.filter });
  }

  choosePicture(picture: string): void {
    this.#startAt('busiest');
    this.settings = withPicture(this.settings, picture);
    this.channel = Math.min(this.channel, channelsOf(picture) - 1);
  }

  setSize(size: number): void {
    if (!this.slide.moved) this.#startAt('busiest');
    this.change({ size });
  }

  setOption(name: WindowOption, value: number): void {
    if (name === 'channels') this.settings = withFilters(this.settings, value);
    else if (name === 'kernel') this.settings = withKernel(this.settings, value);
    else this.change({ [name]: value });
  }

  /** `at` counts within the channel one looks at. */
  setWeight(at: number, value: number): void {
    const area = this.settings.kernel ** 2;
    this.settings = withWeight(this.settings, this.channel * area + at, value);
  }

  choosePreset(name: string): void {
    const channels = channelsOf(this.settings.picture);
    const number = /^learned(\d+)$/.exec(name)?.[1];
    if (number !== undefined) {
      const learned = learnedFilters(this.#engine.pretrainedWeights ?? null);
      const one = learned?.filters[Number(number) - 1];
      if (!learned || !one) return;
      if (this.settings.kernel !== learned.kernel) {
        this.settings = withKernel(this.settings, learned.kernel);
      }
      const weights = Array.from({ length: channels }, () => one).flat();
      this.settings = withFilter(this.settings, { preset: name, weights });
      return;
    }
    const own = this.settings.filters[this.settings.filter]?.weights ?? [];
    const weights = presetWeights(name, this.settings.kernel, channels) ?? own;
    this.settings = withFilter(this.settings, { preset: name, weights });
  }

  /** Call in an effect: asks the engine whenever what is set has changed. */
  async work(): Promise<void> {
    const { settings, picture } = this;
    const request: BenchRequest = {
      model: modelOf(settings, picture),
      weights: { [KERNEL]: Float32Array.from(settings.filters.flatMap((one) => [...one.weights])) },
      input: picture.values,
    };
    try {
      const result = await this.#running.push(request);
      if (!result) return;
      this.output = result.output;
      this.refusal = '';
      this.slide.fit({ rows: result.output.height, columns: result.output.width });
      this.#begin(result.output);
    } catch (error) {
      this.output = null;
      this.terms = [];
      this.slide.pause();
      this.slide.fit({ rows: 0, columns: 0 });
      const said = error instanceof Error ? error.message : String(error);
      this.refusal = noRoom(settings, picture) || said;
    }
  }

  /** The terms behind that cell of the map one looks at. */
  async look(cell: Place): Promise<void> {
    const { output } = this;
    if (!output || cell.row >= output.height || cell.column >= output.width) return;
    const index = (this.settings.filter * output.height + cell.row) * output.width + cell.column;
    try {
      const terms = await this.#looking.push(index);
      if (terms && this.output === output) this.terms = terms;
    } catch (error) {
      this.#notices.error(error);
    }
  }

  /** A new stroke: the engine makes the network's 28x28 numbers of it. */
  classify(drawing: Drawing): void {
    this.change({ ink: drawing });
    void this.#see(drawing);
  }

  clearDrawing(): void {
    this.change({ ink: null });
    this.#seeing.drop();
    this.digit = new Float32Array(DIGIT_SIDE * DIGIT_SIDE); // an empty pad is a picture, too
  }

  #startAt(place: Place | 'busiest'): void {
    this.starting = place;
    this.slide.moved = place !== 'busiest';
  }

  /** Once for each picture: afterwards the window is the learner's. A picture without ink waits for some. */
  #begin(output: Maps): void {
    const { starting, slide } = this;
    if (starting === null) return;
    if (starting !== 'busiest') {
      slide.begin(heldIn(starting, output));
    } else if (!slide.moved) {
      const place = busiestCell(channelOf(output, this.settings.filter), output.width);
      if (!place) return;
      slide.begin(place);
    }
    this.starting = null;
  }

  async #see(drawing: Drawing): Promise<void> {
    try {
      const digit = await this.#seeing.push(drawing);
      if (digit && this.ink.strokes.length > 0) this.digit = digit;
    } catch (error) {
      this.#notices.error(error);
    }
  }

  async #seen(drawing: Drawing): Promise<Float32Array | null> {
    const answer = await this.#api.classify(drawing, 'pretrained');
    return answer.stages?.seen.pixels ?? null;
  }

  #picture(): Maps {
    const { picture, size } = this.settings;
    const pattern = patternNamed(picture);
    if (pattern) {
      const values = paintPattern(pattern, size);
      return { channels: pattern.channels, height: size, width: size, values };
    }
    const values = this.digit ?? new Float32Array(DIGIT_SIDE * DIGIT_SIDE);
    return { channels: 1, height: DIGIT_SIDE, width: DIGIT_SIDE, values };
  }
}

function noRoom(settings: Settings, { height, width }: Maps): string {
  const side = patternNamed(settings.picture) ? SIZES.most : 0;
  const most = { padding: MOST_PADDING, side };
  return noRoomText({ ...settings, what: 'kernel', on: 'picture', height, width, most });
}

/** One convolution, without a bias: the sum one sees is the whole of it. */
export function modelOf(settings: Settings, picture: Omit<Maps, 'values'>): ModelSpec {
  const { kernel, stride, padding, dilation, filters } = settings;
  return {
    input: [picture.channels, picture.height, picture.width],
    layers: [
      {
        name: 'conv',
        type: 'conv2d',
        options: { channels: filters.length, kernel, stride, padding, dilation, bias: 0 },
      },
    ],
  };
}
