// A trained network as a safetensors file: saved by the browser's download, read back with its reason
// when it is refused.
import { count } from '../../../viz/format';
import type { DigitsRun } from '../run.svelte';
import { download } from '../../../state/download';
import { bytesOf } from '../../../state/file_size';

export async function saveModel(run: DigitsRun): Promise<void> {
  try {
    const bytes = await run.save();
    const name = `inkgrad-${run.preset?.name ?? 'network'}-step-${run.step}.safetensors`;
    download(name, new Blob([bytes as BlobPart], { type: 'application/octet-stream' }));
    run.notices.good(`Saved as ${name}.`);
  } catch (error) {
    run.notices.error(error, 'The network was not saved');
  }
}

export async function openModel(file: File, run: DigitsRun): Promise<void> {
  try {
    const info = await run.load(await bytesOf(file, 'model file'));
    const size = `${count(info.model.parameters)} parameters, step ${count(info.step)}`;
    run.notices.good(`${file.name} is open: ${size}. It answers as “Yours”.`);
  } catch (error) {
    run.notices.error(error, `${file.name} was not opened, nothing has changed`);
  }
}
