// A bench without an engine, for tests of the page: one convolution without bias, or one pooling, written plainly.
import type {
  Bench,
  BenchRequest,
  BenchResult,
  GradientTerm,
  Maps,
  Term,
} from '../../../web/src/labs/convolution/bench';

/** One product of the convolution: output cell, input cell, weight. */
interface Link {
  out: number;
  input: number;
  weight: number;
}

export class FakeBench implements Bench {
  readonly requests: BenchRequest[] = [];
  #request: BenchRequest | null = null;
  #links: Link[] = [];
  #upstream: Float32Array = new Float32Array();

  run(request: BenchRequest): Promise<BenchResult> {
    this.requests.push(request);
    this.#request = request;
    const layer = request.model.layers[0];
    const [channels = 0, height = 0, width = 0] = request.model.input;
    const option = (name: string, usual: number) => Number(layer?.options[name] ?? usual);
    const [kernel, stride] = [option('kernel', 3), option('stride', 1)];
    const [padding, dilation] = [option('padding', 0), option('dilation', 1)];
    const reach = (kernel - 1) * dilation + 1;
    if (height + 2 * padding < reach) {
      return Promise.reject(
        new Error(`conv2d "conv": expected H of at least ${reach - 2 * padding}`),
      );
    }
    const along = (side: number) => Math.floor((side + 2 * padding - reach) / stride) + 1;
    const [down, across] = [along(height), along(width)];
    const filters = option('channels', 1);
    const weights = request.weights['conv.weight'] ?? new Float32Array();
    const values = new Float32Array(filters * down * across);
    this.#links = [];
    for (let out = 0; out < values.length; out += 1) {
      const filter = Math.floor(out / (down * across));
      const row = Math.floor((out % (down * across)) / across) * stride - padding;
      const column = (out % across) * stride - padding;
      for (let tap = 0; tap < channels * kernel * kernel; tap += 1) {
        const channel = Math.floor(tap / (kernel * kernel));
        const y = row + Math.floor((tap % (kernel * kernel)) / kernel) * dilation;
        const x = column + (tap % kernel) * dilation;
        if (y < 0 || x < 0 || y >= height || x >= width) continue;
        const input = (channel * height + y) * width + x;
        const weight = filter * channels * kernel * kernel + tap;
        this.#links.push({ out, input, weight });
        values[out] = (values[out] ?? 0) + (request.input[input] ?? 0) * (weights[weight] ?? 0);
      }
    }
    const output: Maps = { channels: filters, height: down, width: across, values };
    this.#upstream = request.upstream?.(output) ?? new Float32Array();
    const inputGradient = new Float32Array(request.input.length);
    const weightGradient = new Float32Array(weights.length);
    for (const { out, input, weight } of this.#links) {
      const gradient = this.#upstream[out] ?? 0;
      inputGradient[input] = (inputGradient[input] ?? 0) + gradient * (weights[weight] ?? 0);
      weightGradient[weight] =
        (weightGradient[weight] ?? 0) + gradient * (request.input[input] ?? 0);
    }
    return Promise.resolve({
      output,
      inputGradient: request.upstream ? inputGradient : null,
      gradients: request.upstream ? { 'conv.weight': weightGradient } : {},
    });
  }

  terms(cell: number): Promise<Term[]> {
    const found = this.#links.filter(({ out }) => out === cell);
    return Promise.resolve(
      found.map(({ input, weight }) => ({
        index: input,
        value: this.#request?.input[input] ?? 0,
        weight: this.#request?.weights['conv.weight']?.[weight] ?? 0,
      })),
    );
  }

  gradientTerms(of: string, cell: number): Promise<GradientTerm[]> {
    const kernel = of !== 'input';
    const found = this.#links.filter((link) => (kernel ? link.weight : link.input) === cell);
    const terms = found.map(({ out, input, weight }): GradientTerm => {
      const upstream = this.#upstream[out] ?? 0;
      const factor = kernel
        ? (this.#request?.input[input] ?? 0)
        : (this.#request?.weights['conv.weight']?.[weight] ?? 0);
      return { index: out, upstream, weight: factor, product: upstream * factor };
    });
    return Promise.resolve(terms.filter(({ upstream }) => upstream !== 0));
  }
}
