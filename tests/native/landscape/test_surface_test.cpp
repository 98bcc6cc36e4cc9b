#include "core/landscape/test_surface.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string_view>

namespace inkgrad {
namespace {

// Within so much of `wanted`, or so near to it where that is small.
bool near(double got, double wanted, double share = 1e-6) {
  return std::abs(got - wanted) <= share * std::max(1.0, std::abs(wanted));
}

Surface surface_of(const TestSurface& type) {
  return Surface(type, Options("surface", type.options));
}

TEST_CASE("Every test surface is lowest, flat and 0 at its known minima", "[landscape][surface]") {
  for (const TestSurface& type : surface_registry()) {
    const Surface surface = surface_of(type);
    CHECK((type.minima.empty() == (type.name == kOwnSurface)));
    for (const SurfacePoint& at : type.minima) {
      INFO(type.name << " at " << at.x << ", " << at.y);
      CHECK(near(surface.value(at), 0, 1e-9));
      CHECK(near(surface.gradient(at).dx, 0, 1e-4));
      CHECK(near(surface.gradient(at).dy, 0, 1e-4));
    }
    for (const Scalar value : surface.grid(61)) {
      INFO(type.name);
      CHECK(value >= 0);
    }
  }
}

TEST_CASE("Slopes of test surfaces equal finite differences", "[landscape][surface]") {
  constexpr double kStep = 1e-5;
  for (const TestSurface& type : surface_registry()) {
    const Surface surface = surface_of(type);
    for (const SurfacePoint& p : {SurfacePoint{0.3, 0.7}, {-1.1, 0.4}, {1.4, -0.9}}) {
      const double x = p.x;
      const double y = p.y;
      INFO(type.name << " at " << x << ", " << y);
      const double dx =
          (surface.value({x + kStep, y}) - surface.value({x - kStep, y})) / (2 * kStep);
      const double dy =
          (surface.value({x, y + kStep}) - surface.value({x, y - kStep})) / (2 * kStep);
      const Expression::Gradient got = surface.gradient({x, y});
      CHECK(near(got.dx, dx, 1e-6));
      CHECK(near(got.dy, dy, 1e-6));
    }
  }
}

TEST_CASE("A surface is a square whose start and minima lie inside", "[landscape][surface]") {
  for (const TestSurface& type : surface_registry()) {
    INFO(type.name);
    const SurfaceBounds& b = type.bounds;
    CHECK(near(b.right - b.left, b.top - b.bottom, 1e-12));
    const auto inside = [&](const SurfacePoint& p) {
      return p.x > b.left && p.x < b.right && p.y > b.bottom && p.y < b.top;
    };
    CHECK(inside(type.start));
    for (const SurfacePoint& at : type.minima) CHECK(inside(at));
  }
}

// The surfaces as C++ has them: nothing of the expression that the registry keeps.
double squared(double number) { return number * number; }

double direct(std::string_view name, double x, double y) {
  if (name == "bowl") return (x * x + y * y) / 2;
  if (name == "ravine") return (x * x + 25 * y * y) / 2;
  if (name == "saddle") return x * x / 2 + squared(y * y - 4) / 16;
  if (name == "rosenbrock") return squared(1 - x) + 100 * squared(y - x * x);
  if (name == "beale") {
    return squared(1.5 - x + x * y) + squared(2.25 - x + x * y * y) +
           squared(2.625 - x + x * y * y * y);
  }
  if (name == "himmelblau") return squared(x * x + y - 11) + squared(x + y * y - 7);
  if (name == "plateau") return 1 - std::exp(-(x * x + y * y) / 4);
  if (name == "noisy_bowl") return (x * x + 4 * y * y) / 2;
  if (name == "rastrigin") {
    const double turn = 2 * std::acos(-1.0);
    return 20 + x * x + y * y - 10 * std::cos(turn * x) - 10 * std::cos(turn * y);
  }
  if (name == "cliff") {
    return std::exp(8 * (x - 1)) - x + y * y / 4 + 7.0 / 8 - std::log(8.0) / 8;
  }
  if (name == "recurrent") return squared(y * std::pow(x, 12) - 1) / 2;
  FAIL("no direct evaluation of " << name);
  return 0;
}

TEST_CASE("A surface's grid is its values, the lowest row first", "[landscape][surface]") {
  constexpr int kSide = 9;
  for (const TestSurface& type : surface_registry()) {
    if (type.name == kOwnSurface) continue;
    const Surface surface = surface_of(type);
    const SurfaceBounds& b = type.bounds;
    const std::vector<Scalar> grid = surface.grid(kSide);
    REQUIRE(grid.size() == kSide * kSide);
    for (int cell = 0; cell < kSide * kSide; ++cell) {
      const double x = b.left + (b.right - b.left) * (cell % kSide) / (kSide - 1);
      const double y = b.bottom + (b.top - b.bottom) * (cell / kSide) / (kSide - 1);
      INFO(type.name << " at " << x << ", " << y);
      CHECK(near(surface.value({x, y}), direct(type.name, x, y), 1e-9));
      CHECK(near(double(grid[static_cast<std::size_t>(cell)]), direct(type.name, x, y)));
    }
  }
  const Surface bowl = surface_of(surface_registry().find("bowl"));
  CHECK_THROWS_AS(bowl.grid(1), Error);
  CHECK_THROWS_AS(bowl.grid(513), Error);
}

TEST_CASE("A formula of one's own belongs to the surface of that name only",
          "[landscape][surface]") {
  const TestSurface& own = surface_registry().find(kOwnSurface);
  Options options("surface", own.options);
  options.set("reach", 2);
  const Surface surface(own, options, "x^2 + 3*y");
  CHECK(surface.value({2, 1}) == 7);
  CHECK(surface.bounds().left == -2);
  CHECK(surface.bounds().top == 2);
  CHECK_THROWS_AS(Surface(own, options, "x^2 + z"), Error);
  const TestSurface& bowl = surface_registry().find("bowl");
  CHECK_THROWS_AS(Surface(bowl, Options("surface", bowl.options), "x"), Error);
}

}  // namespace
}  // namespace inkgrad
