// Files dropped or chosen anywhere on the page: each goes where its contents belong.
import { kindOfFile, type FileKind } from '../../../state/file_kind';
import { openModel } from '../save/model_file';
import type { DigitsRun } from '../run.svelte';
import type { DataDesk } from './desk.svelte';

export async function takeFiles(
  files: Iterable<File>,
  run: DigitsRun,
  desk: DataDesk,
): Promise<void> {
  for (const file of files) {
    try {
      await take(file, await kindOfFile(file), run, desk);
    } catch (error) {
      // A folder, or a file that is gone by now; the others are read all the same.
      run.notices.error(error, `${file.name} could not be read`);
    }
  }
}

async function take(file: File, kind: FileKind, run: DigitsRun, desk: DataDesk): Promise<void> {
  if (kind === 'idx-images') await desk.takeIdx('images', file);
  else if (kind === 'idx-labels') await desk.takeIdx('labels', file);
  else if (kind === 'digits') await desk.merge(file);
  else if (kind === 'model' || file.name.endsWith('.safetensors')) await openModel(file, run);
  else run.notices.error(unknown(file));
}

function unknown(file: File): string {
  const what = file.size === 0 ? 'is empty' : 'is none of the files this page reads';
  return `${file.name} ${what}: MNIST images or labels (IDX, raw or gzip), own digits (.json), a saved network (.safetensors).`;
}
