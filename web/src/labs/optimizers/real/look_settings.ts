// The settings of a look at the run, from the catalog; steps go as far as the run has come.
import type { Catalog, Looks, OptionSpec } from '../../../engine/api';

export function lookSettings(
  { looks }: Catalog,
  name: keyof Looks,
  lastStep: number,
): OptionSpec[] {
  const specs = looks.find((entry) => entry.name === name)?.options ?? [];
  return specs.map((spec) =>
    spec.unit === 'steps'
      ? { ...spec, max: lastStep, default: Math.min(spec.default, lastStep) }
      : spec,
  );
}
