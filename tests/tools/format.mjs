// npm run format: puts every file into the shape that the linters want.
import { join } from 'node:path';

import { ROOT } from '../../wasm/toolchain/places.mjs';
import { runMain } from '../../wasm/toolchain/report.mjs';
import { run, runOpenly } from '../../wasm/toolchain/run.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';
import { cppFiles, llvmTool } from './linters.mjs';

await runMain(async () => {
  await setUp(['lint']);
  await run(llvmTool('clang-format'), ['-i', ...cppFiles()], { cwd: ROOT });
  const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  process.exitCode = await runOpenly(
    process.execPath,
    [prettier, '--write', '--log-level=warn', '.'],
    {
      cwd: ROOT,
    },
  );
});
