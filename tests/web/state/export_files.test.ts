// The network for other programs: which file the browser is given, and what is told when there is none.
import { beforeEach, expect, it, vi } from 'vitest';
import { download } from '../../../web/src/state/download';
import { Notices } from '../../../web/src/state/notices.svelte';
import { DigitsRun } from '../../../web/src/labs/digits/run.svelte';
import { exportOnnx, exportPytorch } from '../../../web/src/labs/digits/save/export_files';
import { FakeEngine, engineInfo } from '../support/fake_engine';

vi.mock('../../../web/src/state/download', () => ({ download: vi.fn() }));

let engine: FakeEngine;
let run: DigitsRun;

beforeEach(async () => {
  vi.mocked(download).mockClear();
  engine = new FakeEngine();
  run = new DigitsRun(engine, engineInfo, new Notices());
  await run.configure({});
});

const told = () => run.notices.list.map(({ text }) => text);
const given = () => vi.mocked(download).mock.calls[0];

it('is an ONNX file named after the network and its step', async () => {
  await exportOnnx(run);
  expect(given()?.[0]).toBe('inkgrad-cnn-step-0.onnx');
  expect(given()?.[1].size).toBe(8);
  expect(told()).toEqual(['Exported as inkgrad-cnn-step-0.onnx.']);
});

it('is a Python program', async () => {
  await exportPytorch(run);
  expect(given()?.[0]).toBe('inkgrad-cnn-step-0.py');
  expect(await given()?.[1].text()).toBe('import torch\n');
});

it('says why there is none', async () => {
  engine.exportOnnx = () => Promise.reject(new Error('the engine is gone'));
  await exportOnnx(run);
  expect(download).not.toHaveBeenCalled();
  expect(told().join()).toMatch(/The network was not exported.*the engine is gone/);
});
