#include "core/base/parallel.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/thread_start.h"

#if INKGRAD_THREADS
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace inkgrad {

Range part_of(Index count, Index part, Index parts, Index grain) {
  const Index grains = (count + grain - 1) / grain;
  const auto bound = [&](Index p) { return std::min(count, grains * p / parts * grain); };
  return {bound(part), bound(part + 1)};
}

#if !INKGRAD_THREADS

struct Parallel::Pool {};

void hold_threads_back(bool) {}

Parallel::Parallel(int threads) : threads_(threads) {
  if (threads != 1) {
    throw Error(ErrorCode::kUnsupported,
                text("threads: this build runs on 1 thread, got ", threads));
  }
}
Parallel::~Parallel() = default;
void Parallel::dispatch(Index tasks, Task task, void* context) {
  for (Index i = 0; i < tasks; ++i) task(context, i);
}

#else

namespace {
// About 50 microseconds of looking before a worker goes to sleep: longer than the gap between two
// ops of a training step, shorter than anybody notices once training is paused.
constexpr int kSpins = 20000;

std::atomic<bool> held_back{false};
}  // namespace

void hold_threads_back(bool hold) { held_back.store(hold, std::memory_order_relaxed); }

// One round of work at a time. Workers wait for `round` to change; tasks are handed out by `next`;
// `busy` counts the workers that have not yet finished the round.
struct Parallel::Pool {
  std::mutex mutex;
  std::condition_variable wake;
  std::atomic<unsigned> round{0};
  std::atomic<Index> next{0};
  std::atomic<int> busy{0};
  std::atomic<bool> stop{false};
  std::atomic<int> sleeping{0};
  Index tasks = 0;
  Task task = nullptr;
  void* context = nullptr;
  std::vector<std::thread> workers;

  void work() {
    for (Index i = next.fetch_add(1); i < tasks; i = next.fetch_add(1)) task(context, i);
  }

  void wait_for_round_after(unsigned seen) {
    for (int spin = 0; spin < kSpins; ++spin) {
      if (round.load(std::memory_order_acquire) != seen) return;
    }
    std::unique_lock lock(mutex);
    ++sleeping;  // before the round is looked at again: who starts one then sees either
    wake.wait(lock, [&] { return round != seen; });
    --sleeping;
  }

  void worker_loop() {
    unsigned seen = 0;
    for (;;) {
      wait_for_round_after(seen);
      seen = round.load(std::memory_order_acquire);
      if (stop.load(std::memory_order_acquire)) return;
      work();
      busy.fetch_sub(1, std::memory_order_acq_rel);
    }
  }

  // With the first work that is shared: who only answers needs none.
  void start_workers(int count) {
    while (std::ssize(workers) < count) workers.emplace_back([this] { worker_loop(); });
  }

  void start_round() {
    ++round;
    if (sleeping == 0) return;  // all are looking: nobody needs to be woken
    {
      const std::scoped_lock lock(mutex);
    }  // whoever was about to sleep does by now
    wake.notify_all();
  }
};

Parallel::Parallel(int threads) : threads_(threads) {
  if (threads < 1 || threads > 64) {
    throw Error(ErrorCode::kInvalidArgument, text("threads: expected 1 to 64, got ", threads));
  }
  if (threads > 1) pool_ = std::make_unique<Pool>();
}

Parallel::~Parallel() {
  if (!pool_) return;
  pool_->stop.store(true, std::memory_order_release);
  pool_->start_round();
  for (std::thread& worker : pool_->workers) worker.join();
}

void Parallel::dispatch(Index tasks, Task task, void* context) {
  Pool& pool = *pool_;
  if (pool.workers.empty() && held_back.load(std::memory_order_relaxed)) {
    for (Index i = 0; i < tasks; ++i) task(context, i);
    return;
  }
  pool.start_workers(threads_ - 1);
  pool.tasks = tasks;
  pool.task = task;
  pool.context = context;
  pool.next.store(0, std::memory_order_relaxed);
  pool.busy.store(threads_ - 1, std::memory_order_relaxed);
  pool.start_round();
  pool.work();
  while (pool.busy.load(std::memory_order_acquire) != 0) std::this_thread::yield();
}

#endif

}  // namespace inkgrad
