// An Error thrown through wasm frames leaves the module's stack pointer where it was thrown: 16 to 64
// bytes are lost each time (measured with Emscripten 3.1.69), and after some ten thousand errors, say of
// a model editor that asks at every key, the stack runs into other memory. So every method of a class is
// wrapped once: whatever flies out of it puts the pointer back.
export interface Stack {
  stackSave(): number;
  stackRestore(mark: number): void;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** `methods`: a prototype or a class whose own functions call into wasm. */
export function guardStack(methods: object, stack: Stack): void {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(methods))) {
    const method: unknown = property.value;
    if (name === 'constructor' || typeof method !== 'function' || !property.writable) continue;
    Object.defineProperty(methods, name, { ...property, value: guarded(method as Method, stack) });
  }
}

function guarded(method: Method, stack: Stack): Method {
  return function (...args) {
    const mark = stack.stackSave();
    try {
      return method.apply(this, args);
    } catch (error) {
      stack.stackRestore(mark);
      throw error;
    }
  };
}
