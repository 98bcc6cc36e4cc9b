// Features of the plane in ONNX: each a column by itself, put side by side at the end.
#include "core/ops/plane_features.h"

#include "core/base/error.h"
#include "core/export/onnx/op_writer.h"

namespace inkgrad {

namespace {

// The column of one coordinate, [N, 1].
std::string column(const OnnxNode& n, std::string_view name, Index place) {
  const std::string index = text("constant/column_", place);
  n.graph.stored_integers(index, {place});
  const std::string taken = n.between(name);
  n.graph.node("Gather", {n.input(0), index}, n.between(text(name, "_unscaled")),
               {{"axis", Index{1}}});
  n.graph.node("Mul", {n.between(text(name, "_unscaled")), n.between("scale")}, taken);
  return taken;
}

// The name of the column that a feature is, written where it is more than a coordinate.
std::string feature(const OnnxNode& n, std::string_view name, const std::string& x,
                    const std::string& y) {
  if (name == "x") return x;
  if (name == "y") return y;
  std::string result = n.between(name);
  const auto made = [&](std::string_view type, const std::vector<std::string>& inputs) {
    n.graph.node(type, inputs, result);
    return result;
  };
  if (name == "x_squared") return made("Mul", {x, x});
  if (name == "y_squared") return made("Mul", {y, y});
  if (name == "xy") return made("Mul", {x, y});
  if (name == "sin_x") return made("Sin", {x});
  if (name == "sin_y") return made("Sin", {y});
  throw Error(ErrorCode::kUnsupported, text("ONNX: no feature of the plane \"", name, "\""));
}

}  // namespace

void write_plane_features(const OnnxNode& n) {
  n.graph.stored(n.between("scale"), {}, {n.number("scale")});
  const std::string x = column(n, "x", 0);
  const std::string y = column(n, "y", 1);
  std::vector<std::string> columns;
  for (const PlaneFeature& one : kPlaneFeatureList) {
    if (n.integer(one.name) != 0) columns.push_back(feature(n, one.name, x, y));
  }
  n.graph.node("Concat", columns, n.output, {{"axis", Index{1}}});
}

}  // namespace inkgrad
