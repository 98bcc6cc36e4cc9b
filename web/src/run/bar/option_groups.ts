// Which of the catalog's options stand in the bar, and which in the drawer below it. What the engine
// adds later turns up in the drawer by itself.
import type { Catalog, CatalogGroup, CatalogSection, OptionSpec } from '../../engine/api';
import { optionsOf } from '../../state/config';

export const RATE = 'learning_rate';
const BATCH = 'batch_size';

export function firstTraining(catalog: Catalog): OptionSpec[] {
  return optionsOf(catalog, 'training').filter((spec) => spec.name === BATCH);
}

/** The optimizer stands in the bar. */
export function otherGroups(catalog: Catalog): CatalogGroup[] {
  return catalog.groups.filter(({ key }) => key !== 'optimizer');
}

export function otherTraining(catalog: Catalog): OptionSpec[] {
  return optionsOf(catalog, 'training').filter((spec) => spec.name !== BATCH);
}

/** Training stands among the first options, the data have a card of their own. */
export function otherSections(catalog: Catalog): CatalogSection[] {
  return catalog.sections.filter(({ key }) => key !== 'training' && key !== 'data');
}

export function otherOptimizer(specs: readonly OptionSpec[]): OptionSpec[] {
  return specs.filter((spec) => spec.name !== RATE);
}
