// WeightAverage: the exponential moving average of a run's weights: steadier than any one of them.
// (Polyak and Juditsky 1992; the moving form as in Tarvainen and Valpola 2017.)
#pragma once

#include "core/nn/model.h"

namespace inkgrad {

class WeightAverage {
 public:
  // decay 0..1: how much of the average stays at each update.
  WeightAverage(const Model& model, double decay) : store_(model.make_store()), decay_(decay) {}

  // Takes the weights as they are: the start of an average.
  void reset(const ParameterStore& from);
  // After an update. Early on the average follows faster, decay = (1 + t) / (10 + t) at update t,
  // so that the first random weights are soon forgotten. Statistics are taken as they are.
  void take(const ParameterStore& from);

  struct Memory {
    std::vector<Scalar> values;
    std::vector<Scalar> kept_values;
    int updates = 0;
  };
  Memory keep() const;
  void restore(const Memory& memory);

  // The averaged network.
  const ParameterStore& store() const { return store_; }

 private:
  ParameterStore store_;
  double decay_;
  int updates_ = 0;
};

}  // namespace inkgrad
