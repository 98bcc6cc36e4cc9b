#include "core/train/history.h"

namespace inkgrad {

History::History(std::vector<std::string> columns) : names_(std::move(columns)) {
  names_.insert(names_.begin(), "step");
  columns_.assign(names_.size(), std::vector<Scalar>(kCapacity));
}

void History::clear() {
  rows_ = 0;
  interval_ = 1;
}

void History::forget_after(int step) {
  while (rows_ > 0 && columns_[0][rows_ - 1] > static_cast<Scalar>(step)) --rows_;
}

void History::record(int step, std::span<const Scalar> row) {
  if (!keeps(step)) return;
  if (rows_ == kCapacity) thin_out();
  if (!keeps(step)) return;
  columns_[0][rows_] = static_cast<Scalar>(step);
  for (std::size_t i = 0; i < row.size(); ++i) columns_[i + 1][rows_] = row[i];
  ++rows_;
}

void History::thin_out() {
  interval_ *= 2;
  std::size_t kept = 0;
  for (std::size_t r = 0; r < rows_; ++r) {
    if (static_cast<int>(columns_[0][r]) % interval_ != 0) continue;
    for (std::vector<Scalar>& column : columns_) column[kept] = column[r];
    ++kept;
  }
  rows_ = kept;
}

}  // namespace inkgrad
