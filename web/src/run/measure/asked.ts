// A measurement as the catalog has it, and its settings, wherever they are kept.
import type { Catalog, CatalogEntry } from '../../engine/api';

/** The settings of a measurement, wherever they are kept. */
export interface Asked {
  readonly entry: CatalogEntry;
  value(name: string): number;
  set(name: string, value: number | string): void;
}

/** The measurement as the catalog has it. */
export function measureEntry({ measures }: Pick<Catalog, 'measures'>, name: string): CatalogEntry {
  const entry = measures.find((one) => one.name === name);
  if (!entry) throw new Error(`The engine has no measurement "${name}".`);
  return entry;
}
