// ClassScores: how well each class is told apart, out of a confusion matrix: precision, recall and
// F1 (van Rijsbergen 1979). What is undefined is 0: the precision of a class that was never
// answered, the recall of a class without examples, the F1 of a class that has neither.
#pragma once

#include <span>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

struct ClassScores {
  double precision = 0;  // of the examples answered so, the share that is so
  double recall = 0;     // of the examples that are so, the share answered so
  double f1 = 0;         // harmonic mean of the two
  double support = 0;    // examples of the class
};

// One a class. `confusion` counts [label, answer], classes x classes.
std::vector<ClassScores> class_scores(std::span<const Scalar> confusion, Index classes);

// Means over all classes, each weighing the same however many examples it has; support is their
// sum. All 0 for no classes.
ClassScores macro_average(std::span<const ClassScores> scores);

}  // namespace inkgrad
