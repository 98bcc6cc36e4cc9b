// TapeKeeper: while it lives a tape may be run with other numbers; then every number of it, those
// of its parameters included, is put back as it was.
#pragma once

#include "core/autodiff/tape.h"

namespace inkgrad {

class TapeKeeper {
 public:
  explicit TapeKeeper(const Tape& tape);
  ~TapeKeeper();
  TapeKeeper(const TapeKeeper&) = delete;
  TapeKeeper& operator=(const TapeKeeper&) = delete;

 private:
  // visit(span) for every block of numbers, in the same order every time.
  template <typename Visit>
  void each_block(Visit&& visit) const;

  const Tape& tape_;
  std::vector<Scalar> numbers_;
};

}  // namespace inkgrad
