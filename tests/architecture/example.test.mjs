// The worked example of core/README.md is code that the native tests compile and run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from '../../wasm/toolchain/places.mjs';

const SOURCE = 'tests/native/optim/worked_example.cpp';

test('the optimizer in core/README.md is the one that is compiled', () => {
  const source = readFileSync(join(ROOT, SOURCE), 'utf8');
  const readme = readFileSync(join(ROOT, 'core/README.md'), 'utf8');
  const example = /\/\/ \[example\]\n(.*)\/\/ \[\/example\]/s.exec(source)?.[1] ?? '';
  assert.ok(example.includes('apply('), `${SOURCE} has an example`);
  assert.ok(readme.includes(`\`\`\`cpp\n${example}\`\`\``), `core/README.md shows ${SOURCE}`);
});
