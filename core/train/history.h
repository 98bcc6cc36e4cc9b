// History: a run's curves in bounded memory. Rows are kept every `interval` steps; when the table
// is full, every other row goes and the interval doubles. Nothing is averaged or smoothed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

class History {
 public:
  static constexpr std::size_t kCapacity = 1024;

  // The first column is the step.
  explicit History(std::vector<std::string> columns);

  // Steps must come in order. `row` has one number a column, the step itself excepted.
  void record(int step, std::span<const Scalar> row);
  void clear();
  // Whether record() would keep a row of this step, but for making room.
  bool keeps(int step) const { return step % interval_ == 0; }
  // Takes back the rows of later steps. They are recorded again as they were, at the interval that
  // holds now.
  void forget_after(int step);

  int interval() const { return interval_; }
  std::size_t rows() const { return rows_; }
  const std::vector<std::string>& names() const { return names_; }
  std::span<const Scalar> column(std::size_t index) const {
    return {columns_[index].data(), rows_};
  }

 private:
  void thin_out();

  std::vector<std::string> names_;
  std::vector<std::vector<Scalar>> columns_;
  std::size_t rows_ = 0;
  int interval_ = 1;
};

}  // namespace inkgrad
