// Clipping: bounds gradients before they become an update, so that one bad batch cannot throw the
// weights far away.
#pragma once

#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/nn/parameter_store.h"

namespace inkgrad {

// What clipping did to the gradients of one step.
struct ClipReport {
  double before = 0;  // their length (Euclidean norm over all parameters)
  double after = 0;
  bool clipped() const { return after < before; }
};

struct ClippingType {
  std::string_view name;  // "norm"
  std::string_view label;
  std::string_view help;
  std::string_view formula;  // in TeX
  std::span<const OptionSpec> options;
  // Bounds the gradients of the store in place; `length` is their norm. Null: nothing to do.
  void (*clip)(const Options&, double length, ParameterStore&);
};

const Registry<ClippingType>& clipping_registry();

extern const ClippingType kNoClipping, kValueClipping, kNormClipping, kAdaptiveClipping;

// Clips the gradients, whose norm is `length`, and measures them again where that changed anything.
ClipReport clip_gradients(const ClippingType& type, const Options& options, double length,
                          ParameterStore& store);

}  // namespace inkgrad
