#include "core/autodiff/tape_keeper.h"

#include <algorithm>

namespace inkgrad {

template <typename Visit>
void TapeKeeper::each_block(Visit&& visit) const {
  for (const Value& value : tape_.values()) {
    visit(value.data.values());
    if (value.grad.data() != nullptr) visit(value.grad.values());
  }
  for (const Node& node : tape_.nodes()) visit(node.context.saved);
}

TapeKeeper::TapeKeeper(const Tape& tape) : tape_(tape) {
  each_block([&](std::span<Scalar> block) {
    numbers_.insert(numbers_.end(), block.begin(), block.end());
  });
}

TapeKeeper::~TapeKeeper() {
  auto at = numbers_.begin();
  each_block([&](std::span<Scalar> block) {
    std::copy_n(at, block.size(), block.begin());
    at += static_cast<std::ptrdiff_t>(block.size());
  });
}

}  // namespace inkgrad
