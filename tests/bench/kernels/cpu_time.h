// Times of this process alone, so that other programs on the machine disturb little.
#pragma once

#include <algorithm>
#include <array>
#include <ctime>

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#endif

namespace inkgrad {

inline double cpu_seconds() {
#ifdef __EMSCRIPTEN__
  const double microseconds = EM_ASM_DOUBLE({
    if (!globalThis.process) return performance.now() * 1000;  // in a browser
    const used = process.cpuUsage();
    return used.user + used.system;
  });
  return microseconds / 1e6;
#else
  return double(std::clock()) / CLOCKS_PER_SEC;
#endif
}

// Calls `body` for about `least` seconds; gives seconds a call.
template <typename Body>
double seconds_a_call(double least, Body&& body) {
  const double start = cpu_seconds();
  double seconds = 0;
  int times = 0;
  do {
    body();
    ++times;
    seconds = cpu_seconds() - start;
  } while (seconds < least);
  return seconds / times;
}

// How often `body` fits into the time of `other`: the median of interleaved rounds, so that a
// slower or a faster moment of the machine counts for both. The first calls do not count:
// WebAssembly engines compile what is called often a second time.
template <typename Other, typename Body>
double times_as_fast(Other&& other, Body&& body) {
  seconds_a_call(0.1, body);
  seconds_a_call(0.02, other);
  std::array<double, 11> ratios;
  for (double& ratio : ratios) {
    const double reference = seconds_a_call(0.01, other);
    ratio = reference / seconds_a_call(0.01, body);
  }
  std::ranges::nth_element(ratios, ratios.begin() + ratios.size() / 2);
  return ratios[ratios.size() / 2];
}

}  // namespace inkgrad
