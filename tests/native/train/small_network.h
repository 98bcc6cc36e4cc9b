// A network on points of the plane whose weights a test sets by hand.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/data/point_dataset.h"
#include "core/nn/model.h"

namespace inkgrad {

struct SmallNetwork {
  // `layers` as JSON; they read x and y.
  SmallNetwork(std::string_view layers, Index outputs)
      : model(ModelSpec::from_json({{"input", {2}}, {"layers", Json::parse(layers)}}), outputs),
        store(model.make_store()) {
    model.initialise(store, 1);
  }

  void set(std::string_view parameter, std::initializer_list<double> numbers) const {
    std::ranges::transform(numbers, store.value(store.find(parameter)).values().begin(),
                           [](double number) { return static_cast<Scalar>(number); });
  }

  Model model;
  ParameterStore store;
};

struct Point {
  double x, y, target;
};

// All of `points`; `outputs` 1 makes them a regression.
inline PointDataset points_of(const std::vector<Point>& points, Index outputs) {
  PointSet set;
  set.task = outputs == 1 ? Task::kRegression : Task::kClassification;
  set.outputs = outputs;
  std::vector<Index> indices;
  for (const Point& p : points) {
    indices.push_back(set.count());
    set.add(p.x, p.y, p.target);
  }
  return {set, indices};
}

}  // namespace inkgrad
