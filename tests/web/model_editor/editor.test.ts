// The editor's state: checked by the engine at every edit, applied only when it is accepted.
import { describe, expect, it, vi } from 'vitest';

import type { ModelInfo, ModelSpec, RunInfo } from '../../../web/src/engine/api';
import { ModelEditor } from '../../../web/src/run/model_editor/editor.svelte';
import { catalog } from '../support/catalog';
import { runInfo } from '../support/fake_engine';

const refusal = (name: string): string =>
  `linear "${name}": expected input [D] (put a flatten before it), got [8,14,14]`;

/** An engine that wants a flatten layer before the first linear one. */
function describeModel(model: ModelSpec): Promise<ModelInfo> {
  const flat = model.layers.findIndex((layer) => layer.type === 'flatten');
  const linear = model.layers.find(
    (layer, at) => layer.type === 'linear' && (flat < 0 || at < flat),
  );
  if (linear) return Promise.reject(new Error(refusal(linear.name)));
  const layers = model.layers.map(({ name, type }) => ({
    name,
    type,
    inputShape: [],
    outputShape: [],
    parameters: 1,
    multiplyAdds: 1,
  }));
  return Promise.resolve({ layers, tensors: [], parameters: layers.length, multiplyAdds: 0 });
}

function editing(info: RunInfo | null = null) {
  const setModel = vi.fn((_: ModelSpec) => Promise.resolve(true));
  const editor = new ModelEditor({
    catalog,
    config: catalog.defaults,
    info,
    describeModel,
    setModel,
  });
  return { editor, setModel };
}
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const names = (editor: ModelEditor): string[] => editor.draft.layers.map((layer) => layer.name);

describe('the model editor', () => {
  it('begins with the running model: valid, nothing to apply', async () => {
    const { editor, setModel } = editing();
    await settle();
    expect(editor.valid).toBe(true);
    expect(editor.changed).toBe(false);
    expect(names(editor)).toEqual(['conv1', 'relu1', 'pool1', 'flatten1', 'linear1']);
    expect(setModel).not.toHaveBeenCalled();
  });

  it('adds before the last layer, or after the open one, and opens what it added', async () => {
    const { editor } = editing();
    expect(editor.add('linear')).toBe(4);
    expect(editor.open).toBe(4);
    editor.open = 0;
    editor.add('max_pool2d');
    expect(names(editor).slice(0, 3)).toEqual(['conv1', 'pool2', 'relu1']);
    expect(editor.said).toBe('pool2 added at place 2');
    await settle();
    expect(editor.valid).toBe(true);
  });

  it('shows a refusal at its layer, keeps the run, and recovers', async () => {
    const { editor, setModel } = editing();
    await settle();
    editor.remove(3);
    await settle();
    expect(editor.problem).toEqual({
      message: 'linear reads one row of numbers, but 14×14×8 comes in: put flatten before it.',
      exact: 'linear "linear1": expected input [D] (put a flatten before it), got [8,14,14]',
      at: 3,
    });
    expect(editor.layers.map((one) => one !== null)).toEqual([true, true, true, false]);
    expect(await editor.apply()).toBe(false);
    expect(setModel).not.toHaveBeenCalled();
    editor.restart();
    await settle();
    expect(editor.problem).toBeNull();
    expect(editor.changed).toBe(false);
  });

  it('judges the newest draft when answers come late', async () => {
    const { editor } = editing();
    editor.remove(3);
    editor.restart();
    await settle();
    expect(editor.problem).toBeNull();
    expect(editor.valid).toBe(true);
  });

  it('knows the running model’s shapes before it has asked for any', async () => {
    const model = await describeModel(catalog.defaults.model);
    const { editor } = editing({ ...runInfo(catalog.defaults), model });
    editor.remove(3);
    expect(editor.layers.map((one) => one !== null)).toEqual([true, true, true, false]);
  });

  it('hands the draft to the run once it is accepted', async () => {
    const { editor, setModel } = editing();
    editor.setOption(0, 'channels', 12);
    expect(editor.valid).toBe(false);
    await settle();
    expect(editor.changed).toBe(true);
    expect(await editor.apply()).toBe(true);
    expect(setModel.mock.calls[0]?.[0].layers[0]?.options['channels']).toBe(12);
    expect(editor.changed).toBe(false);
  });

  it('keeps the open layer open through moves and removals', () => {
    const { editor } = editing();
    editor.open = 2;
    editor.move(2, 1);
    expect(editor.open).toBe(1);
    editor.move(0, 1);
    expect(editor.open).toBe(0);
    editor.open = 3;
    editor.remove(0);
    expect(editor.open).toBe(2);
    editor.remove(2);
    expect(editor.open).toBeNull();
    editor.move(0, -1);
    expect(names(editor)).toHaveLength(3);
  });
});
