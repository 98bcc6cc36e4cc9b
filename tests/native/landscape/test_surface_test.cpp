#include "core/landscape/test_surface.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

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

TEST_CASE("A surface's grid is its values, the lowest row first", "[landscape][surface]") {
  const TestSurface& type = surface_registry().find("rosenbrock");
  const Surface surface = surface_of(type);
  const std::vector<Scalar> grid = surface.grid(5);
  REQUIRE(grid.size() == 25);
  for (int row = 0; row < 5; ++row) {
    for (int column = 0; column < 5; ++column) {
      const SurfacePoint at{-2.0 + column, -1.0 + row};
      const double direct = (1 - at.x) * (1 - at.x) + 100 * std::pow(at.y - at.x * at.x, 2);
      CHECK(near(double(grid[static_cast<std::size_t>(row * 5 + column)]), direct));
    }
  }
  CHECK_THROWS_AS(surface.grid(1), Error);
  CHECK_THROWS_AS(surface.grid(513), Error);
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
