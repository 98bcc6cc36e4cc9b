// A formula of x and y, worked out all over the plane for a picture of it.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/error.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

TEST_CASE("a formula is told at the middles of squares, from the top left on",
          "[session][points]") {
  // The middles of two squares are 3 from the axes.
  CHECK(Session::formula_values("10 * x + y", 2) == "[-27.0,33.0,-33.0,27.0]");
  CHECK(Session::formula_values("log(x)", 2).starts_with("[null,1.09"));
  CHECK(Session::formula_values("1 / (x - x)", 1) == "[null]");
  const auto refusal = [](std::string_view formula, int side) {
    try {
      Session::formula_values(formula, side);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(refusal("x +", 4).starts_with("formula: at character 4: expected"));
  CHECK(refusal("x", 0) == "formula, side: expected 1 to 64, got 0");
  CHECK(refusal("x", 65) == "formula, side: expected 1 to 64, got 65");
}

}  // namespace
}  // namespace inkgrad
