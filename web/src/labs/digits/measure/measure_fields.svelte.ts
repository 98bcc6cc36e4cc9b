// The settings of one measurement of the catalog, as its card holds them.
import type { CatalogEntry } from '../../../engine/api';
import { defaultValue } from '../../../state/config';
import type { DigitsRun } from '../run.svelte';

export class MeasureFields {
  readonly entry: CatalogEntry;
  values = $state.raw<Record<string, number>>({});

  constructor(run: DigitsRun, name: string) {
    const entry = run.catalog.measures.find((one) => one.name === name);
    if (!entry) throw new Error(`The engine has no measurement "${name}".`);
    this.entry = entry;
    this.values = Object.fromEntries(
      entry.options.map((spec) => [spec.name, Number(defaultValue(spec))]),
    );
  }

  value(name: string): number {
    return this.values[name] ?? 0;
  }

  set(name: string, value: number | string): void {
    this.values = { ...this.values, [name]: Number(value) };
  }
}
