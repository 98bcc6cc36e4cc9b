#include "tests/native/ops/tex_value.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace inkgrad {

double TexValue::of(std::string_view tex, std::span<const double> numbers) {
  TexValue reading(tex, numbers);
  const double value = reading.sum();
  reading.skip_space();
  if (!reading.left_.empty()) reading.fail("the end");
  if (!reading.numbers_.empty()) reading.fail("a # for every number");
  return value;
}

double TexValue::sum() {
  double total = product();
  while (true) {
    if (take("+")) {
      total += product();
    } else if (take("-")) {
      total -= product();
    } else {
      return total;
    }
  }
}

// a \cdot b, or simply a b.
double TexValue::product() {
  double total = signed_factor();
  while (true) {
    if (take(R"(\cdot)")) {
      total *= signed_factor();
    } else if (!at_end_of_product()) {
      total *= power();
    } else {
      return total;
    }
  }
}

double TexValue::signed_factor() { return take("-") ? -signed_factor() : power(); }

double TexValue::power() {
  const double base = factor();
  return take("^") ? std::pow(base, factor()) : base;
}

double TexValue::factor() {
  skip_space();
  if (take("#")) {
    if (numbers_.empty()) fail("a number for every #");
    const double number = numbers_.front();
    numbers_ = numbers_.subspan(1);
    return number;
  }
  if (!left_.empty() && std::isdigit(static_cast<unsigned char>(left_.front())) != 0) {
    const std::string rest(left_);
    char* end = nullptr;
    const double number = std::strtod(rest.c_str(), &end);
    left_.remove_prefix(static_cast<std::size_t>(end - rest.c_str()));
    return number;
  }
  if (take("{")) return inside("}");
  if (take(R"(\left()")) return inside(R"(\right))");
  if (take(R"(\left|)")) return std::abs(inside(R"(\right|)"));
  if (take("(")) return inside(")");
  if (take("e")) return std::exp(1.0);
  if (!take(R"(\)")) fail("a factor");
  const auto end =
      std::ranges::find_if(left_, [](unsigned char c) { return std::isalpha(c) == 0; });
  const std::string name(left_.begin(), end);
  left_.remove_prefix(name.size());
  return function(name);
}

double TexValue::function(std::string_view name) {
  if (name == "frac") {
    const double above = group();
    return above / group();
  }
  if (name == "sqrt") return std::sqrt(group());
  if (name == "log" || name == "ln") return std::log(factor());
  if (name == "tanh") return std::tanh(factor());
  if (name == "sin") return std::sin(factor());
  if (name == "cos") return std::cos(factor());
  if (name == "max" || name == "min") return extreme(name == "max");
  if (name == "mathrm") {
    expect("{erf}");
    return std::erf(factor());
  }
  if (name == "underbrace") {  // what stands below the brace is no part of the arithmetic
    const double value = group();
    expect("_{");
    left_.remove_prefix(left_.find("}}") + 2);
    return value;
  }
  fail("a function that is known");
}

double TexValue::group() {
  expect("{");
  return inside("}");
}

double TexValue::inside(std::string_view close) {
  const double value = sum();
  expect(close);
  return value;
}

double TexValue::extreme(bool largest) {
  expect("(");
  double best = sum();
  while (take(R"(,\;)")) {
    const double next = sum();
    best = largest ? std::max(best, next) : std::min(best, next);
  }
  expect(")");
  return best;
}

void TexValue::skip_space() {
  while (!left_.empty() && left_.front() == ' ') left_.remove_prefix(1);
}

bool TexValue::take(std::string_view sign) {
  skip_space();
  if (!left_.starts_with(sign)) return false;
  left_.remove_prefix(sign.size());
  return true;
}

void TexValue::expect(std::string_view sign) {
  if (!take(sign)) fail(sign);
}

bool TexValue::at_end_of_product() {
  skip_space();
  return left_.empty() ||
         std::string_view("+-,)}|").find(left_.front()) != std::string_view::npos ||
         left_.starts_with("\\right");
}

void TexValue::fail(std::string_view wanted) const {
  throw std::runtime_error("expected " + std::string(wanted) + " at \"" + std::string(left_) +
                           "\"");
}

}  // namespace inkgrad
