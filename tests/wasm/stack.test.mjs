// Errors by the thousand: the page's wrapper keeps the module's stack and memory in order.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { engineModule } from '../../web/tools/engine_module.mjs';
import { SMALL, moduleOf } from './support.mjs';

/** @typedef {typeof import('../../web/src/engine/stack_guard')} StackGuard */

test('errors leave nothing on the stack or the heap', async () => {
  const guard = /** @type {StackGuard} */ (await engineModule('stack_guard'));
  const module = await moduleOf('simd');
  const before = module.stackSave();
  const session = new module.Session(1);
  session.configure(JSON.stringify(SMALL));
  guard.guardStack(module.Session.prototype, module);
  const errors = [
    () => session.train(-1),
    () => session.view('no such view'),
    () => session.load(new Uint8Array(1000)),
    () => session.configure('{'),
  ];
  const memory = session.view('probabilities').buffer.byteLength;
  for (let round = 0; round < 2_000; round += 1) {
    for (const error of errors) assert.throws(error);
  }
  assert.equal(module.stackSave(), before);
  assert.equal(session.view('probabilities').buffer.byteLength, memory);
  session.train(1);
  session.delete();
});
