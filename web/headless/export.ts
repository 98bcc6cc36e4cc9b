// --export-onnx and --export-pytorch: the model for other programs, as `train` and `eval` end with.
import type { Session } from '../src/engine/session';
import { write } from './files';

/** Where each was written to. */
export interface Exported {
  onnx: string | null;
  pytorch: string | null;
}

export async function exportModel(
  session: Session,
  options: Map<string, string[]>,
): Promise<Exported> {
  const onnx = options.get('--export-onnx')?.[0] ?? null;
  const pytorch = options.get('--export-pytorch')?.[0] ?? null;
  if (onnx !== null) await write('--export-onnx', onnx, session.exportOnnx());
  if (pytorch !== null) {
    const code = new TextEncoder().encode(session.exportPytorch());
    await write('--export-pytorch', pytorch, code);
  }
  return { onnx, pytorch };
}

export function exportedTexts({ onnx, pytorch }: Exported): string[] {
  return [onnx, pytorch].filter((file) => file !== null).map((file) => `Exported ${file}`);
}
