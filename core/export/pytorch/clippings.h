// How each clipping of gradients is said in PyTorch.
#pragma once

#include <string>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"

namespace inkgrad {

struct PytorchClipping {
  std::string_view name;  // the clipping's
  // The statement after loss.backward(); "" for none.
  std::string (*statement)(const Options&);
  // The function that it calls, where PyTorch has none.
  std::string_view definition = {};
};

const Registry<PytorchClipping>& pytorch_clipping_registry();

}  // namespace inkgrad
