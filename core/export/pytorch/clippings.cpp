#include "core/export/pytorch/clippings.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

std::string call(std::string_view function, const Options& o) {
  return text(function, "(parameters, ", python_number(o.number("limit")), ")");
}

constexpr std::string_view kAdaptive = R"(def clip_adaptively(parameters, limit):
    """Brock et al. 2021: a unit's gradient against the size of its weights."""
    for p in parameters:
        units = p.shape[0] if p.dim() > 1 else 1
        gradient = p.grad.reshape(units, -1)
        weights = p.detach().reshape(units, -1)
        most = limit * weights.norm(dim=1, keepdim=True).clamp(min=1e-3)
        length = gradient.norm(dim=1, keepdim=True).clamp(min=1e-12)
        p.grad.copy_((gradient * (most / length).clamp(max=1)).view_as(p))
)";

constexpr std::array kClippings{
    PytorchClipping{"none", [](const Options&) { return std::string(); }},
    PytorchClipping{"value", [](const Options& o) { return call("nn.utils.clip_grad_value_", o); }},
    PytorchClipping{"norm", [](const Options& o) { return call("nn.utils.clip_grad_norm_", o); }},
    PytorchClipping{"adaptive", [](const Options& o) { return call("clip_adaptively", o); },
                    kAdaptive},
};

}  // namespace

const Registry<PytorchClipping>& pytorch_clipping_registry() {
  static constexpr Registry<PytorchClipping> kRegistry("clipping of PyTorch", kClippings);
  return kRegistry;
}

}  // namespace inkgrad
