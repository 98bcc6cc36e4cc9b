// Working: the right-hand side of an op's formula with the numbers of one cell
// put in, as it would be written down by hand. For looking, not for speed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

struct Working {
  std::string tex;              // \frac{1}{1 + e^{-#}}: a # stands where a number is put in
  std::vector<double> numbers;  // one for each #, in their order

  bool empty() const { return tex.empty(); }
  void write(std::string_view part, std::initializer_list<double> its_numbers = {});
};

// One term of a sum.
struct WorkingTerm {
  double value;          // what it adds
  std::string_view tex;  // a literal, as in Working
  std::vector<double> numbers;
};

// Adds "a + b + ...": the largest terms first, those beyond the first few as
// one number that tells how many they are. Terms of 0 are left out.
void write_sum(Working& working, const std::vector<WorkingTerm>& terms);

// Adds "\max(a, b, ...)" of at least one number; of many only the largest, as
// above.
void write_max(Working& working, const std::vector<Scalar>& of);

}  // namespace inkgrad
