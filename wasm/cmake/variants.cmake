# The variants of the WebAssembly module, as data: which flags each is built with, and why.
# The page picks one at run time by what the browser can do (web/src/engine/bundles.ts).
#
#   tree            module                              for
#   simd            inkgrad-simd.mjs                    every browser of today; works on any static host
#                   inkgrad-relaxed-simd.mjs            browsers with fused multiply-add
#   simd-threads    inkgrad-simd-threads.mjs            pages that are cross-origin isolated
#                   inkgrad-relaxed-simd-threads.mjs    both
#
# Fused multiply-add is used by the kernels alone (core/tensor/kernels), so a tree compiles these twice and
# all the rest once, and links two modules.

# Flags for compiling and linking alike.
set(INKGRAD_FLAGS_COMMON
  -fwasm-exceptions)            # errors cross as C++ exceptions; a tenth of the size of the emulation
set(INKGRAD_FLAGS_simd
  -msimd128)                    # four floats at a time; in every browser since 2023
set(INKGRAD_FLAGS_simd-threads
  -msimd128
  -pthread)                     # std::thread as web workers on shared memory
set(INKGRAD_FLAGS_RELAXED
  -mrelaxed-simd)               # for the kernels' second build

# Flags for linking the module.
set(INKGRAD_LINK_COMMON
  -lembind                      # the bindings
  -sMODULARIZE=1                # a factory function instead of a global
  -sEXPORT_ES6=1                # as the default export of an ES module
  -sEXPORT_NAME=createInkgrad
  -sENVIRONMENT=web,worker,node # the page's worker, and Node for tests and the headless runner
  -sFILESYSTEM=0                # files are bytes handed over by the page
  -sSTACK_SIZE=1MB              # Eigen keeps small blocks on the stack
  -sINCOMING_MODULE_JS_API=locateFile,wasmBinary,print,printErr,onAbort,threads,mainScriptUrlOrBlob
  --profiling-funcs             # names of functions: what a part holds is told by them; the site's have none
  # No heap: it is reached through typed views only. The stack's mark is put back after an error.
  -sEXPORTED_RUNTIME_METHODS=stackSave,stackRestore
  -sABORTING_MALLOC=0)          # running out of memory is an exception that can be told to the user
set(INKGRAD_LINK_simd
  -sALLOW_MEMORY_GROWTH=1       # starts small; views are read at once, so growth detaches nothing
  -sINITIAL_MEMORY=32MB
  -sMAXIMUM_MEMORY=2GB)
set(INKGRAD_LINK_simd-threads
  -sINITIAL_MEMORY=256MB        # fixed: growing shared memory is slow and needs care in every view
  -sPTHREAD_POOL_SIZE=Module['threads']  # the page says how many; started before the first call
  -sPTHREAD_POOL_SIZE_STRICT=2) # asking for more than that is an error, not a hang

# Puts a variant's flags on a target and says what the code may rely on.
function(inkgrad_variant_flags target variant)
  if(NOT DEFINED INKGRAD_FLAGS_${variant})
    message(FATAL_ERROR "INKGRAD_VARIANT: no variant \"${variant}\" in wasm/cmake/variants.cmake")
  endif()
  set(flags ${INKGRAD_FLAGS_COMMON} ${INKGRAD_FLAGS_${variant}})
  target_compile_options(${target} INTERFACE ${flags})
  target_link_options(${target} INTERFACE ${flags})
  if("-pthread" IN_LIST flags)
    target_compile_definitions(${target} INTERFACE INKGRAD_THREADS=1)
  else()
    target_compile_definitions(${target} INTERFACE INKGRAD_THREADS=0)
  endif()
endfunction()

# The programs linked in a tree: `name` with the kernels as every browser runs them, `name`_relaxed with
# fused multiply-add. Both get the objects and libraries that follow.
function(inkgrad_add_both name)
  foreach(kernels inkgrad_kernels inkgrad_kernels_relaxed)
    string(REPLACE inkgrad_kernels ${name} program ${kernels})
    add_executable(${program} $<TARGET_OBJECTS:${name}_objects>)
    target_link_libraries(${program} PRIVATE inkgrad_core ${kernels})
    set_target_properties(${program} PROPERTIES
      SUFFIX .mjs
      LINKER_LANGUAGE CXX
      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  endforeach()
endfunction()
