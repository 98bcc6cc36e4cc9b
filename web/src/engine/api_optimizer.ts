// The part of api.ts that is about how weights are changed: options that act in mid-run, what a schedule
// plans, and what the optimizer remembers.
import type { NamedOptions } from './api';

/** Groups whose options may change while a run goes on. */
export type LiveGroup = 'optimizer' | 'schedule' | 'clipping';

/** The learning rate that a schedule plans, at some updates from 0 on; as if the loss kept falling. */
export interface ScheduleCurve {
  step: Float32Array;
  rate: Float32Array;
}

/** One number of every weight of a tensor, in the tensor's order. */
export interface TensorNumbers {
  /** "weight" and "gradient", then as the optimizer calls them: "m", "v" …; last "effective_step" and "delta". */
  name: string;
  values: Float32Array;
}

export interface TensorState {
  tensor: string;
  shape: number[];
  numbers: TensorNumbers[];
}

/** The trained tensors of a layer as the last update left them. */
export interface OptimizerState {
  layer: string;
  step: number;
  /** Of the next update. */
  learningRate: number;
  tensors: TensorState[];
}

export interface OptimizerApi {
  /** Acts from the next update on. */
  setOption(group: LiveGroup, name: string, value: number): Promise<void>;
  /** Over the updates 0 to `steps`: as many of them as a chart can show. */
  scheduleCurve(schedule: NamedOptions, rate: number, steps: number): Promise<ScheduleCurve>;
  /** Of a layer of the run; no tensors where nothing in it is trained. */
  optimizerState(layer: string): Promise<OptimizerState>;
}
