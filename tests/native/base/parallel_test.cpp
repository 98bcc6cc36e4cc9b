// When the threads of a Parallel work. In builds without threads there is nothing to test here.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "core/base/parallel.h"
#include "core/base/thread_start.h"

#if INKGRAD_THREADS
namespace inkgrad {
namespace {

// Whether another thread joins in: the first task waits for it a while.
bool is_shared(Parallel& parallel, int looks = 10'000'000) {
  const std::thread::id caller = std::this_thread::get_id();
  std::atomic<bool> joined{false};
  parallel.run(2, [&](Index) {
    if (std::this_thread::get_id() != caller) joined = true;
    for (int i = 0; i < looks && !joined; ++i) std::this_thread::yield();
  });
  return joined;
}

}  // namespace

TEST_CASE("threads that are held back leave the work to the caller", "[base][parallel]") {
  Parallel begun(2);
  CHECK(is_shared(begun));
  Parallel parallel(2);
  hold_threads_back(true);
  CHECK_FALSE(is_shared(parallel, 100'000));
  // Who has threads already goes on with them.
  CHECK(is_shared(begun));
  hold_threads_back(false);
  CHECK(is_shared(parallel));
}

}  // namespace inkgrad
#endif
