// The arithmetic of group_norm and layer_norm: an example's numbers lie as `channels` of `inner`
// numbers, in `groups` equal groups of neighbouring channels, each normalised by itself; every
// channel has a scale and a shift.
#pragma once

#include "core/ops/op.h"

namespace inkgrad {

struct Grouping {
  Index groups;
  Index channels;
  Index inner;

  Index group_size() const { return channels / groups * inner; }
  Index group_channels() const { return channels / groups; }
};

// X [N, ...], scale and shift with one number a channel. saved: mean and reciprocal deviation of
// every group of every example.
inline constexpr std::array<OpInputSpec, 3> kGroupNormInputs{{{"x"}, {"scale"}, {"shift"}}};

void group_norm_forward(const OpContext& c, const Grouping& grouping);
void group_norm_vjp(const OpContext& c, const Grouping& grouping, const Tensor& out_grad, int input,
                    const Tensor& in_grad);
void group_norm_jacobian_row(const OpContext& c, const Grouping& grouping, Index out_index,
                             std::vector<JacobianTerm>& terms);
void group_norm_working(const OpContext& c, const Grouping& grouping, Index out_index,
                        Working& text);

}  // namespace inkgrad
