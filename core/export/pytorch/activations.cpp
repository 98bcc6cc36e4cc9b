// Activation functions as modules of PyTorch.
#include <array>

#include "core/export/pytorch/layers.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

using Text = std::string;

constexpr std::array kActivations{
    PytorchActivation{"relu", [](const Options&) -> Text { return "nn.ReLU()"; }},
    PytorchActivation{"leaky_relu",
                      [](const Options& o) -> Text {
                        return text("nn.LeakyReLU(", python_number(o.number("negative_slope")),
                                    ")");
                      }},
    PytorchActivation{"sigmoid", [](const Options&) -> Text { return "nn.Sigmoid()"; }},
    PytorchActivation{"tanh", [](const Options&) -> Text { return "nn.Tanh()"; }},
    PytorchActivation{"elu",
                      [](const Options& o) -> Text {
                        return text("nn.ELU(alpha=", python_number(o.number("alpha")), ")");
                      }},
    PytorchActivation{"selu", [](const Options&) -> Text { return "nn.SELU()"; }},
    PytorchActivation{"gelu", [](const Options&) -> Text { return "nn.GELU()"; }},
    PytorchActivation{"silu", [](const Options&) -> Text { return "nn.SiLU()"; }},
    PytorchActivation{"softplus", [](const Options&) -> Text { return "nn.Softplus()"; }},
    PytorchActivation{"hard_tanh", [](const Options&) -> Text { return "nn.Hardtanh()"; }},
    PytorchActivation{"identity", [](const Options&) -> Text { return "nn.Identity()"; }},
    PytorchActivation{"prelu", [](const Options&) -> Text { return "nn.PReLU(init=0.25)"; }},
    PytorchActivation{"softmax", [](const Options&) -> Text { return "nn.Softmax(dim=1)"; }},
};

}  // namespace

const Registry<PytorchActivation>& pytorch_activation_registry() {
  static constexpr Registry<PytorchActivation> kRegistry("activation of PyTorch", kActivations);
  return kRegistry;
}

}  // namespace inkgrad
