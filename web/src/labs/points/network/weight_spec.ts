// What a weight may be when it is typed: the engine takes any number that is finite, a hand needs no larger.
import type { OptionSpec } from '../../../engine/api';

export const weightSpec: OptionSpec = {
  name: 'weight',
  label: 'Weight',
  help: '',
  unit: '',
  kind: 'number',
  default: 0,
  min: -100,
  max: 100,
  scale: 'linear',
  choices: [],
  longest: 0,
};
