#include "core/optim/clipping.h"

#include <array>

#include "core/tensor/norm.h"

namespace inkgrad {

const Registry<ClippingType>& clipping_registry() {
  static const std::array kClippings{
      kNoClipping,        // clippings/none.cpp
      kValueClipping,     // clippings/value.cpp
      kNormClipping,      // clippings/norm.cpp
      kAdaptiveClipping,  // clippings/adaptive.cpp
  };
  static const Registry<ClippingType> kRegistry("clipping", kClippings);
  return kRegistry;
}

ClipReport clip_gradients(const ClippingType& type, const Options& options, double length,
                          ParameterStore& store) {
  if (type.clip == nullptr) return {length, length};
  type.clip(options, length, store);
  return {length, norm(store.gradients())};
}

}  // namespace inkgrad
