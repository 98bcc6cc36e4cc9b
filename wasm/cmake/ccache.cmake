# Compiles through ccache where it is installed, so that a second clone, a second tree or a return to an
# earlier commit takes seconds. Its keys hold no path of the clone: CCACHE_BASEDIR makes them relative.
find_program(INKGRAD_CCACHE ccache)
mark_as_advanced(INKGRAD_CCACHE)
if(INKGRAD_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(ccache_settings
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
    CCACHE_NOHASHDIR=1
    # What a file includes is told by the compilation itself: no second run of the preprocessor.
    CCACHE_DEPEND=1)
  if(EMSCRIPTEN)
    list(APPEND ccache_settings CCACHE_COMPILERTYPE=clang)  # em++ takes what clang takes
  endif()
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env ${ccache_settings} ${INKGRAD_CCACHE})
endif()
