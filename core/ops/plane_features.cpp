// plane_features: numbers made of points. X [N, 2] = (x, y) -> Y [N, F], those of x, y, x^2, y^2,
// x y, sin x, sin y that are chosen, in this order; x and y are multiplied by `scale` first.
#include "core/ops/plane_features.h"

#include <cmath>

#include "core/ops/readers.h"
#include "core/ops/registry.h"
#include "core/ops/working.h"

namespace inkgrad {

// Settled before anything runs, as the layer's options are made of it.
constinit const std::array<PlaneFeature, 7> kPlaneFeatureList{{
    {.name = "x",
     .label = "x",
     .help = "How far right a point is.",
     .value = [](Scalar a, Scalar) { return a; },
     .slope_a = [](Scalar, Scalar) { return Scalar(1); },
     .slope_b = nullptr,
     .working = "a"},
    {.name = "y",
     .label = "y",
     .help = "How far up a point is.",
     .value = [](Scalar, Scalar b) { return b; },
     .slope_a = nullptr,
     .slope_b = [](Scalar, Scalar) { return Scalar(1); },
     .working = "b"},
    {.name = "x_squared",
     .label = "x²",
     .help =
         "Large on the left and on the right. Together with y² it tells a ring from its middle.",
     .value = [](Scalar a, Scalar) { return a * a; },
     .slope_a = [](Scalar a, Scalar) { return 2 * a; },
     .slope_b = nullptr,
     .working = "{a}^2"},
    {.name = "y_squared",
     .label = "y²",
     .help = "Large at the top and at the bottom.",
     .value = [](Scalar, Scalar b) { return b * b; },
     .slope_a = nullptr,
     .slope_b = [](Scalar, Scalar b) { return 2 * b; },
     .working = "{b}^2"},
    {.name = "xy",
     .label = "x·y",
     .help = "Above 0 in two opposite quarters, below 0 in the others: XOR by itself.",
     .value = [](Scalar a, Scalar b) { return a * b; },
     .slope_a = [](Scalar, Scalar b) { return b; },
     .slope_b = [](Scalar a, Scalar) { return a; },
     .working = R"(a \cdot b)"},
    {.name = "sin_x",
     .label = "sin x",
     .help = "A wave from left to right.",
     .value = [](Scalar a, Scalar) { return std::sin(a); },
     .slope_a = [](Scalar a, Scalar) { return std::cos(a); },
     .slope_b = nullptr,
     .working = R"(\sin(a))"},
    {.name = "sin_y",
     .label = "sin y",
     .help = "A wave from bottom to top.",
     .value = [](Scalar, Scalar b) { return std::sin(b); },
     .slope_a = nullptr,
     .slope_b = [](Scalar, Scalar b) { return std::cos(b); },
     .working = R"(\sin(b))"},
}};

namespace {

constexpr std::array<OpInputSpec, 1> kInputs{{{"x"}}};
constexpr Index kCoordinates = 2;

Index chosen_count(const Attributes& attributes) {
  Index count = 0;
  for (const PlaneFeature& one : kPlaneFeatureList) count += attributes.integer(one.name);
  return count;
}

Shape output_shape(OpInputs inputs, const Attributes& attributes) {
  const Shape& x = inputs[0].shape();
  if (x.rank() != 2 || x[1] != kCoordinates) reject_shape(kPlaneFeatures, 0, "[N,2]", x);
  return {x[0], chosen_count(attributes)};
}

// Calls visit(output index, feature, row) for every chosen feature of rows `first`, `first` + 1,
// ... before `last`.
template <typename Visit>
void each_feature(const OpContext& c, Index first, Index last, Visit&& visit) {
  const Index columns = c.output.shape()[1];
  Index column = 0;
  for (const PlaneFeature& one : kPlaneFeatureList) {
    if (c.attributes.integer(one.name) == 0) continue;
    for (Index row = first; row < last; ++row) visit(row * columns + column, one, row);
    ++column;
  }
}

// The coordinates of a row as the features see them.
struct Place {
  Place(const OpContext& c, Index row)
      : scale(static_cast<Scalar>(c.attributes.number("scale"))),
        a(scale * c.input(0)[row * kCoordinates]),
        b(scale * c.input(0)[row * kCoordinates + 1]) {}
  Scalar scale, a, b;
};

void forward(const OpContext& c) {
  each_feature(c, 0, c.output.shape()[0], [&](Index cell, const PlaneFeature& f, Index row) {
    const Place at(c, row);
    c.output[cell] = f.value(at.a, at.b);
  });
}

// Calls visit(input index, derivative) for the coordinates that a feature of a row depends on.
template <typename Visit>
void each_slope(const OpContext& c, const PlaneFeature& f, Index row, Visit&& visit) {
  const Place at(c, row);
  if (f.slope_a != nullptr) visit(row * kCoordinates, at.scale * f.slope_a(at.a, at.b));
  if (f.slope_b != nullptr) visit(row * kCoordinates + 1, at.scale * f.slope_b(at.a, at.b));
}

void vjp(const OpContext& c, const Tensor& out_grad, int, const Tensor& in_grad) {
  each_feature(c, 0, c.output.shape()[0], [&](Index cell, const PlaneFeature& f, Index row) {
    each_slope(c, f, row, [&](Index i, Scalar slope) { in_grad[i] += slope * out_grad[cell]; });
  });
}

void jacobian_row(const OpContext& c, Index out_index, std::vector<JacobianTerm>& terms) {
  const Index row = out_index / c.output.shape()[1];
  each_feature(c, row, row + 1, [&](Index cell, const PlaneFeature& f, Index) {
    if (cell != out_index) return;
    each_slope(c, f, row, [&](Index i, Scalar slope) { terms.push_back({0, i, slope}); });
  });
}

// A coordinate as the features see it.
void write_coordinate(const OpContext& c, Index at, Working& text) {
  const double scale = c.attributes.number("scale");
  const auto number = double(c.input(0)[at]);
  if (scale == 1) return text.write("#", {number});
  text.write(R"((# \cdot #))", {scale, number});
}

void working(const OpContext& c, Index out_index, Working& text) {
  const Index row = out_index / c.output.shape()[1];
  each_feature(c, row, row + 1, [&](Index cell, const PlaneFeature& f, Index) {
    if (cell != out_index) return;
    for (std::size_t i = 0; i < f.working.size(); ++i) {
      const std::string_view sign = f.working.substr(i, 1);
      if (sign == "a" || sign == "b") {
        write_coordinate(c, row * kCoordinates + (sign == "b" ? 1 : 0), text);
      } else {
        text.write(sign);
      }
    }
  });
}

void readers(const OpContext& c, int, Index index, std::vector<CellRun>& runs) {
  const Index columns = c.output.shape()[1];
  runs.push_back({index / kCoordinates * columns, columns});
}

std::vector<OpExample> examples() {
  const auto chosen = [](std::string_view names, double scale) {
    const auto has = [&](char letter) { return names.find(letter) != names.npos ? 1.0 : 0.0; };
    return Attributes{{"x", has('x')},         {"y", has('y')},  {"x_squared", has('X')},
                      {"y_squared", has('Y')}, {"xy", has('p')}, {"sin_x", has('s')},
                      {"sin_y", has('t')},     {"scale", scale}};
  };
  return {{{Shape{3, 2}}, chosen("xyXYpst", 1)},
          {{Shape{2, 2}}, chosen("xyXYpst", 0.25)},
          {{Shape{4, 2}}, chosen("p", 2)},
          {{Shape{2, 2}}, chosen("yXt", 1)}};
}

}  // namespace

const Op kPlaneFeatures{.name = "plane_features",
                        .formula = R"((x, y) \mapsto (x, y, x^2, y^2, x y, \sin x, \sin y))",
                        .inputs = kInputs,
                        .output_shape = output_shape,
                        .forward = forward,
                        .vjp = vjp,
                        .jacobian_row = jacobian_row,
                        .examples = examples,
                        .readers = readers,
                        .working = working};

}  // namespace inkgrad
