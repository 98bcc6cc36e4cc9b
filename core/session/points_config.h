// PointsConfig: the part of a run's configuration that puts points of the plane in the place of
// digits: {"name": "spiral", "options": {...}}, and a "formula" where the name is that.
#pragma once

#include <optional>
#include <string>

#include "core/base/json_fwd.h"
#include "core/data/point_generator.h"

namespace inkgrad {

struct PointsConfig {
  static constexpr Index kInputs = 2;  // x and y

  const PointGeneratorType* type;
  Options options;
  std::string formula;  // empty unless the type is "formula"

  // Options left out take their defaults. Throws for unknown names and for a formula that cannot be
  // read or does not belong here.
  static PointsConfig from_json(const Json& json);
  // What goes on where painted points are gone: others with the same task and outputs.
  static PointsConfig standard(Task task, Index outputs);
  Json to_json() const;

  Task task() const { return task_of(*type, options); }
  Index outputs() const { return outputs_of(*type, options); }
  bool painted() const { return type->name == kPaintedPoints.name; }
  // The network of a run on points that names none, as JSON.
  Json standard_model() const;
};

}  // namespace inkgrad
