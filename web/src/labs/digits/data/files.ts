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
  if (file.size === 0) run.notices.error(`${file.name} is empty: ${NOTHING}. ${WANTED}`);
  else if (kind !== 'model' && file.name.endsWith('.safetensors')) {
    run.notices.error(
      `${file.name} is no saved network: it begins with ${await beginning(file)}, not with a safetensors header; ${NOTHING}.`,
    );
  } else if (kind === 'idx-images') await desk.takeIdx('images', file);
  else if (kind === 'idx-labels') await desk.takeIdx('labels', file);
  else if (kind === 'digits') await desk.merge(file);
  else if (kind === 'model') await openModel(file, run);
  else {
    run.notices.error(
      `${file.name} is none of the files this page reads: it begins with ${await beginning(file)}. ${WANTED}`,
    );
  }
}

const NOTHING = 'nothing has changed';
const WANTED =
  'This page reads MNIST images or labels (IDX, raw or gzip), own digits (.json) and saved networks (.safetensors).';

/** The first bytes: as text where they are text, otherwise as numbers. */
async function beginning(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const text = [...bytes].every((byte) => byte >= 0x20 && byte < 0x7f);
  if (text) return `“${String.fromCharCode(...bytes)}”`;
  return `the bytes ${[...bytes.subarray(0, 4)].join(' ')}`;
}
