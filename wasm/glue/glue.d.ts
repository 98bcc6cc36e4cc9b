// The glue's own names (Emscripten 3.1.69) that what is put into it uses.
declare const ENVIRONMENT_IS_NODE: boolean;
/** Not there in variants without threads, nor is PThread. */
declare const ENVIRONMENT_IS_PTHREAD: boolean | undefined;
declare const PThread: { readonly unusedWorkers: readonly Worker[] } | undefined;
declare const Module: Record<string, unknown>;
declare const wasmExports: WebAssembly.Exports;
declare const wasmTable: WebAssembly.Table;
/** From a file or, in workers, by a request that is waited for. */
declare function readBinary(url: string): Uint8Array<ArrayBuffer>;
/** What a module is instantiated with, in every thread. */
declare let getWasmImports: () => WebAssembly.Imports;
