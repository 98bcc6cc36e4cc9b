// What the build is pinned to. Change a version here and nowhere else.

/** Emscripten: the lowest version that will do, and the one that is installed where there is none. */
export const EMSCRIPTEN = {
  minimum: '3.1.69',
  pinned: '3.1.69',
  /** Debian packages of the pinned version, all from this suite, unpacked into a private folder. */
  suite: 'trixie',
  packages: ['emscripten', 'binaryen', 'node-acorn', 'libc6', 'libstdc++6', 'libgcc-s1'],
  /** What the unpacked Emscripten runs on: ordinary packages of the machine's own release. */
  needs: ['clang-19', 'lld-19', 'llvm-19', 'patchelf', 'python3'],
  emsdk: 'https://github.com/emscripten-core/emsdk.git',
};

/** Catch2 v3: older Debian releases have only v2, their backports have v3. */
export const CATCH2 = {
  version: '3.7.1',
  suite: 'bookworm-backports',
  packages: ['libcatch2-dev'],
};

/** clang-format and clang-tidy: other versions format and complain differently. */
export const LLVM_TOOLS = '19';

/** Debian packages for the native build, the linters and the browser tests. */
export const PACKAGES = {
  build: ['g++', 'ccache', 'cmake', 'ninja-build', 'libeigen3-dev', 'nlohmann-json3-dev'],
  lint: [`clang-format-${LLVM_TOOLS}`, `clang-tidy-${LLVM_TOOLS}`],
  browser: ['chromium'],
};
