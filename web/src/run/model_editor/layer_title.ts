// What a layer is called on the page: an activation by its function, a window by its size. Pure.
import type { Catalog, LayerSpec } from '../../engine/api';
import { choiceLabel } from '../../viz/format';

/** The catalog's name of the layer, with its kernel, or its function where that is what it does. */
export function layerTitle(layer: LayerSpec | undefined, catalog: Catalog): string {
  if (layer === undefined) return '';
  const entry = catalog.layers.find((one) => one.name === layer.type);
  const functionOption = entry?.options.find((option) => option.name === 'function');
  const chosen = layer.options['function'] ?? functionOption?.choices[functionOption.default];
  if (functionOption !== undefined && chosen !== undefined) {
    return choiceLabel(String(chosen));
  }
  const kernelOption = entry?.options.find((option) => option.name === 'kernel');
  const label = entry?.label ?? layer.type;
  if (kernelOption === undefined) return label;
  const kernel = String(layer.options['kernel'] ?? kernelOption.default);
  return `${label.replace('Convolution', 'Conv')} ${kernel}×${kernel}`;
}
