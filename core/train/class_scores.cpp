#include "core/train/class_scores.h"

namespace inkgrad {

namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

std::vector<ClassScores> class_scores(std::span<const Scalar> confusion, Index classes) {
  const auto count = [&](Index label, Index answer) {
    return double(confusion[static_cast<std::size_t>(label * classes + answer)]);
  };
  std::vector<ClassScores> scores;
  scores.reserve(static_cast<std::size_t>(classes));
  for (Index c = 0; c < classes; ++c) {
    double answered = 0;
    double support = 0;
    for (Index other = 0; other < classes; ++other) {
      answered += count(other, c);
      support += count(c, other);
    }
    const double right = count(c, c);
    scores.push_back({.precision = share(right, answered),
                      .recall = share(right, support),
                      .f1 = share(2 * right, answered + support),
                      .support = support});
  }
  return scores;
}

ClassScores macro_average(std::span<const ClassScores> scores) {
  ClassScores mean;
  const auto classes = double(scores.size());
  for (const ClassScores& s : scores) {
    mean.precision += s.precision / classes;
    mean.recall += s.recall / classes;
    mean.f1 += s.f1 / classes;
    mean.support += s.support;
  }
  return mean;
}

}  // namespace inkgrad
