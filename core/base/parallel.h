// Parallel: runs a fixed number of tasks on a pool of threads. What a task computes never depends
// on how many threads there are, so results are the same bits for any number of them.
#pragma once

#include <memory>

#include "core/base/scalar.h"

namespace inkgrad {

// How many parts an op's work is cut into, whatever the number of threads.
inline constexpr Index kParts = 8;

struct Range {
  Index begin = 0;
  Index end = 0;
  Index size() const { return end - begin; }
};

// Part `part` of `parts` nearly equal ranges of 0..count; `grain` keeps every bound a multiple of
// it.
Range part_of(Index count, Index part, Index parts = kParts, Index grain = 1);

class Parallel {
 public:
  // The calling thread works too: `threads` - 1 are started. Throws kUnsupported for more than one
  // in a build without threads.
  explicit Parallel(int threads = 1);
  ~Parallel();
  Parallel(const Parallel&) = delete;
  Parallel& operator=(const Parallel&) = delete;

  int threads() const { return threads_; }

  // Calls body(task) for each task 0..tasks, in any order and on any thread; returns when all are
  // done. The body must not throw.
  template <typename Body>
  void run(Index tasks, Body&& body) {
    if (threads_ == 1 || tasks <= 1) {
      for (Index task = 0; task < tasks; ++task) body(task);
      return;
    }
    dispatch(tasks, [](void* context, Index task) { (*static_cast<Body*>(context))(task); }, &body);
  }

 private:
  using Task = void (*)(void* context, Index task);
  void dispatch(Index tasks, Task task, void* context);

  struct Pool;
  int threads_;
  std::unique_ptr<Pool> pool_;
};

}  // namespace inkgrad
