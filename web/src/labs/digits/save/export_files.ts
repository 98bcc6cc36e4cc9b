// The trained network for other programs, by the browser's download: an ONNX file, or the run as a Python
// program for PyTorch. Neither is read back: that is what the safetensors file is for.
import { download } from '../../../state/download';
import type { DigitsRun } from '../run.svelte';

export function exportOnnx(run: DigitsRun): Promise<void> {
  return exported(run, '.onnx', 'application/octet-stream', async () => {
    return (await run.api.exportOnnx()) as BlobPart;
  });
}

export function exportPytorch(run: DigitsRun): Promise<void> {
  return exported(run, '.py', 'text/x-python', () => run.api.exportPytorch());
}

async function exported(
  run: DigitsRun,
  ending: string,
  type: string,
  contents: () => Promise<BlobPart>,
): Promise<void> {
  try {
    const step = run.step;
    const name = `inkgrad-${run.preset?.name ?? 'network'}-step-${step}${ending}`;
    download(name, new Blob([await contents()], { type }));
    run.notices.good(`Exported as ${name}.`);
  } catch (error) {
    run.notices.error(error, 'The network was not exported');
  }
}
