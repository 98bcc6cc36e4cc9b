// The settings of one measurement of the catalog, as its card holds them.
import type { CatalogEntry } from '../../engine/api';
import { defaultValue } from '../../state/config';
import { measureEntry, type Asked } from './asked';
import type { MeasuredRun } from './measured_run';

export class MeasureFields implements Asked {
  readonly entry: CatalogEntry;
  values = $state.raw<Record<string, number>>({});

  constructor({ catalog }: Pick<MeasuredRun, 'catalog'>, name: string) {
    this.entry = measureEntry(catalog, name);
    this.values = Object.fromEntries(
      this.entry.options.map((spec) => [spec.name, Number(defaultValue(spec))]),
    );
  }

  value(name: string): number {
    return this.values[name] ?? 0;
  }

  set(name: string, value: number | string): void {
    this.values = { ...this.values, [name]: Number(value) };
  }
}
