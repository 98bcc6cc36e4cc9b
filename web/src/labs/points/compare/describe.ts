// A part of a configuration in a few words, for telling runs apart. Pure.
import type { Catalog, OptionSpec, OptionValues, RunConfig } from '../../../engine/api';
import { defaultValue, entriesOf, entryNamed, optionsOf } from '../../../state/config';
import { layerTitle } from '../../../run/model_editor/layer_title';

export function describePart(catalog: Catalog, config: RunConfig, part: keyof RunConfig): string {
  switch (part) {
    case 'seed':
      return `seed ${String(config.seed)}`;
    case 'points': {
      const entry = entryNamed(catalog.points, config.points?.name ?? '');
      return named(entry?.label ?? '', entry?.options ?? [], config.points?.options ?? {});
    }
    case 'model': {
      const { layers } = config.model;
      const units = layers.flatMap(({ options }) => ('units' in options ? [options['units']] : []));
      const functions = layers.filter(({ options }) => 'function' in options);
      const names = new Set(functions.map((layer) => layerTitle(layer, catalog)));
      return `${units.join('–')} units${names.size > 0 ? ` with ${[...names].join(' and ')}` : ''}`;
    }
    case 'training':
    case 'data':
    case 'augmentation':
      return changed(optionsOf(catalog, part), config[part], catalog.defaults[part]);
    default: {
      const { name, options } = config[part];
      const entry = entryNamed(entriesOf(catalog, part), name);
      return named(entry?.label ?? name, entry?.options ?? [], options);
    }
  }
}

function named(label: string, specs: OptionSpec[], options: OptionValues): string {
  const others = changed(specs, options, {});
  return others === '' ? label : `${label} (${others})`;
}

function changed(specs: OptionSpec[], values: OptionValues, usual: OptionValues): string {
  return specs
    .filter((spec) => {
      const value = values[spec.name];
      return value !== undefined && value !== (usual[spec.name] ?? defaultValue(spec));
    })
    .map((spec) => `${spec.label.toLowerCase()} ${String(values[spec.name])}`)
    .join(', ');
}
