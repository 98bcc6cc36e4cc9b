// When the threads of a Parallel work. In builds without threads there is nothing to test here.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "core/base/parallel.h"
#include "core/base/thread_start.h"

#if INKGRAD_THREADS
namespace inkgrad {
namespace {

// Whether another thread joins in: the first task waits for it, up to some seconds.
bool is_shared(Parallel& parallel) {
  const std::thread::id caller = std::this_thread::get_id();
  std::atomic<bool> joined{false};
  parallel.run(2, [&](Index) {
    if (std::this_thread::get_id() != caller) joined = true;
    for (int i = 0; i < 10'000'000 && !joined; ++i) std::this_thread::yield();
  });
  return joined;
}

// Whether the calling thread does every task.
bool is_done_by_caller(Parallel& parallel) {
  const std::thread::id caller = std::this_thread::get_id();
  std::atomic<int> own{0};
  parallel.run(64, [&](Index) { own += std::this_thread::get_id() == caller ? 1 : 0; });
  return own == 64;
}

}  // namespace

TEST_CASE("threads that are held back leave the work to the caller", "[base][parallel]") {
  Parallel begun(2);
  CHECK(is_shared(begun));
  Parallel parallel(2);
  hold_threads_back(true);
  CHECK(is_done_by_caller(parallel));
  // Who has threads already goes on with them.
  CHECK(is_shared(begun));
  hold_threads_back(false);
  CHECK(is_shared(parallel));
}

}  // namespace inkgrad
#endif
