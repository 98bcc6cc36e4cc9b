// The engine's Session as the host uses it: plain data in and out, every array a copy of its own.
// Tests put a fake in its place; wasm_session.ts is the real one.
import type {
  EvaluationReport,
  HistogramReport,
  PathReport,
  TrainReport,
} from '../../../wasm/types/inkgrad';
import type { Catalog, Divergence, Drawing, ModelInfo, ModelSpec, RunConfig, RunInfo } from './api';

export type { EvaluationReport, HistogramReport, PathReport, TrainReport };

export type Split = 'train' | 'test';

/** What may be left out of a configuration takes the catalog's default. */
export type PartialConfig = { [Part in keyof RunConfig]?: unknown };

export interface Session {
  configure(config: PartialConfig): RunInfo;
  config(): RunConfig;
  reset(): void;
  setOptimizerOption(name: string, value: number): void;

  train(steps: number): TrainReport;
  report(): TrainReport;
  divergence(): Divergence | null;
  evaluate(split: Split, maxBatches: number): EvaluationReport;
  restartEvaluation(): void;

  draw(drawing: Drawing): void;
  showPixels(pixels: Float32Array): void;
  /** The class answered. */
  classify(): number;

  addOwnDigit(label: number, drawing: Drawing): void;
  clearOwnDigits(): void;
  importIdx(images: Uint8Array, labels: Uint8Array): number;
  clearImported(): void;
  example(split: Split, index: number): { label: number; pixels: Float32Array };

  path(): PathReport;
  histogram(parameter: string, what: 'value' | 'gradient', bins: number): HistogramReport;

  save(): Uint8Array;
  load(bytes: Uint8Array): RunInfo;
  /** For a network that only answers: no data, little memory. */
  loadAnswering(bytes: Uint8Array): RunInfo;
  /** The network as an ONNX file. */
  exportOnnx(): Uint8Array;
  /** The run as a Python program. */
  exportPytorch(): string;

  /** A copy of the numbers of that name. */
  view(name: string): Float32Array;
  views(): string[];
  close(): void;
}

/** A loaded wasm module. */
export interface Engine {
  /** e.g. "simd-threads" */
  variant: string;
  threads: number;
  catalog(): Catalog;
  describeModel(model: ModelSpec): ModelInfo;
  openSession(threads: number): Session;
}
