#include "core/base/expression_function.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace inkgrad {

namespace {

using F = ExpressionFunction;

double sign_of(double a) { return a > 0 ? 1 : a < 0 ? -1 : 0; }
Slopes flat(double, double, double) { return {}; }

constexpr std::array<F, 15> kFunctions{{
    {"sin", 1, [](double a, double) { return std::sin(a); },
     [](double a, double, double) { return Slopes{std::cos(a)}; }},
    {"cos", 1, [](double a, double) { return std::cos(a); },
     [](double a, double, double) { return Slopes{-std::sin(a)}; }},
    {"tan", 1, [](double a, double) { return std::tan(a); },
     [](double, double, double v) { return Slopes{1 + v * v}; }},
    {"tanh", 1, [](double a, double) { return std::tanh(a); },
     [](double, double, double v) { return Slopes{1 - v * v}; }},
    {"sigmoid", 1, [](double a, double) { return 1 / (1 + std::exp(-a)); },
     [](double, double, double v) { return Slopes{v * (1 - v)}; }},
    {"relu", 1, [](double a, double) { return std::max(a, 0.0); },
     [](double a, double, double) { return Slopes{a > 0 ? 1.0 : 0.0}; }},
    {"exp", 1, [](double a, double) { return std::exp(a); },
     [](double, double, double v) { return Slopes{v}; }},
    {"log", 1, [](double a, double) { return std::log(a); },
     [](double a, double, double) { return Slopes{1 / a}; }},
    {"sqrt", 1, [](double a, double) { return std::sqrt(a); },
     [](double, double, double v) { return Slopes{0.5 / v}; }},
    {"abs", 1, [](double a, double) { return std::abs(a); },
     [](double a, double, double) { return Slopes{sign_of(a)}; }},
    {"sign", 1, [](double a, double) { return sign_of(a); }, flat},
    {"floor", 1, [](double a, double) { return std::floor(a); }, flat},
    {"min", 2, [](double a, double b) { return std::min(a, b); },
     [](double a, double b, double) { return b < a ? Slopes{0, 1} : Slopes{1, 0}; }},
    {"max", 2, [](double a, double b) { return std::max(a, b); },
     [](double a, double b, double) { return a < b ? Slopes{0, 1} : Slopes{1, 0}; }},
    {"atan2", 2, [](double a, double b) { return std::atan2(a, b); },
     [](double a, double b, double) {
       const double square = a * a + b * b;
       return Slopes{b / square, -a / square};
     }},
}};

constexpr std::array<F, 10> kOperators{{
    {"+", 2, [](double a, double b) { return a + b; },
     [](double, double, double) { return Slopes{1, 1}; }},
    {"-", 2, [](double a, double b) { return a - b; },
     [](double, double, double) { return Slopes{1, -1}; }},
    {"*", 2, [](double a, double b) { return a * b; },
     [](double a, double b, double) { return Slopes{b, a}; }},
    {"/", 2, [](double a, double b) { return a / b; },
     [](double, double b, double v) { return Slopes{1 / b, -v / b}; }},
    {"^", 2, [](double a, double b) { return std::pow(a, b); },
     [](double a, double b, double v) {
       return Slopes{b == 0 ? 0 : b * std::pow(a, b - 1), v * std::log(a)};
     }},
    {"neg", 1, [](double a, double) { return -a; },
     [](double, double, double) { return Slopes{-1}; }},
    {"<", 2, [](double a, double b) { return double(a < b); }, flat},
    {">", 2, [](double a, double b) { return double(a > b); }, flat},
    {"<=", 2, [](double a, double b) { return double(a <= b); }, flat},
    {">=", 2, [](double a, double b) { return double(a >= b); }, flat},
}};

}  // namespace

std::span<const ExpressionFunction> expression_functions() { return kFunctions; }

const ExpressionFunction* find_expression_function(std::string_view name) {
  const auto* found = std::ranges::find(kFunctions, name, &F::name);
  return found == kFunctions.end() ? nullptr : found;
}

const ExpressionFunction& expression_operator(std::string_view name) {
  return *std::ranges::find(kOperators, name, &F::name);
}

}  // namespace inkgrad
