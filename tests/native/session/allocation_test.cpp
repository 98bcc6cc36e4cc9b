// A training step in the steady state takes no memory: operator new is counted.
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <new>

#include "core/session/session.h"

namespace {
std::atomic<long> allocations{0};

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace inkgrad {
namespace {

long allocations_of(Session& session, int steps) {
  const long before = allocations;
  session.train(steps);
  return allocations - before;
}

TEST_CASE("counting sees an allocation", "[session][allocations]") {
  const long before = allocations;
  const std::string long_text(100, 'x');
  CHECK(allocations - before >= 1);
  CHECK(long_text.size() == 100);
}

TEST_CASE("training steps of every preset take no memory", "[session][allocations]") {
  // Epochs of 3 steps and a smaller last batch: beginning a new epoch is part of the steady state.
  for (const char* model : {"softmax_regression", "mlp", "cnn"}) {
    for (const char* optimizer : {"momentum", "adam"}) {
      Session session(1);
      session.configure(std::string(R"({"model":")") + model + R"(","optimizer":{"name":")" +
                        optimizer + R"("},"training":{"batch_size":20,"evaluate_every":1000},)" +
                        R"("data":{"generated_count":60,"test_share":0.1}})");
      session.train(4);
      INFO(model << ", " << optimizer);
      CHECK(allocations_of(session, 12) == 0);
    }
  }
}

TEST_CASE("points of the plane, all at once, take no memory either", "[session][allocations]") {
  Session session(1);
  session.configure(
      R"({"points":{"name":"circle"},"training":{"whole_set":true,"evaluate_every":1000}})");
  session.train(4);
  CHECK(allocations_of(session, 50) == 0);
}

TEST_CASE("mapping the plane takes memory once", "[session][allocations]") {
  Session session(1);
  session.configure(R"({"points":{"name":"circle"}})");
  session.map_plane(40, 12);
  session.train(4);
  const long before = allocations;
  session.map_plane(40, 12);
  CHECK(allocations - before == 0);
}

}  // namespace
}  // namespace inkgrad
