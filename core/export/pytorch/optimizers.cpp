#include "core/export/pytorch/optimizers.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

// ", eps=1e-08"
std::string setting(std::string_view name, const Options& o, std::string_view option) {
  return text(", ", name, "=", python_number(o.number(option)));
}

std::string plain(const Options&) { return ""; }

std::string betas(const Options& o) {
  return text(", betas=(", python_number(o.number("beta1")), ", ", python_number(o.number("beta2")),
              ")");
}

std::string adam(const Options& o) { return betas(o) + setting("eps", o, "epsilon"); }

std::string momentum(const Options& o) { return setting("momentum", o, "momentum"); }

// PyTorch refuses Nesterov's look ahead where there is no momentum to look along.
std::string nesterov(const Options& o) {
  return o.number("momentum") == 0 ? "" : momentum(o) + ", nesterov=True";
}

std::string rmsprop(const Options& o) {
  return text(setting("alpha", o, "memory"), setting("eps", o, "epsilon"),
              o.flag("centred") ? ", centered=True" : "");
}

constexpr std::string_view kLion = R"(class Lion(torch.optim.Optimizer):
    """Chen et al. 2023: of the blended gradient only the sign counts."""

    def __init__(self, parameters, lr, betas, weight_decay):
        settings = dict(lr=lr, betas=betas, weight_decay=weight_decay)
        super().__init__(parameters, settings)

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                if p.grad is None:
                    continue
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                sign = torch.sign(beta1 * m + (1 - beta1) * p.grad)
                m.mul_(beta2).add_(p.grad, alpha=1 - beta2)
                p.sub_(group["lr"] * (sign + group["weight_decay"] * p))
)";

constexpr std::array kOptimizers{
    PytorchOptimizer{"sgd", "torch.optim.SGD", plain},
    PytorchOptimizer{"momentum", "torch.optim.SGD", momentum},
    PytorchOptimizer{"nesterov", "torch.optim.SGD", nesterov},
    PytorchOptimizer{"adagrad", "torch.optim.Adagrad",
                     [](const Options& o) { return setting("eps", o, "epsilon"); }},
    PytorchOptimizer{"rmsprop", "torch.optim.RMSprop", rmsprop},
    PytorchOptimizer{"adadelta", "torch.optim.Adadelta",
                     [](const Options& o) {
                       return setting("rho", o, "memory") + setting("eps", o, "epsilon");
                     }},
    PytorchOptimizer{"adam", "torch.optim.Adam", adam},
    PytorchOptimizer{"amsgrad", "torch.optim.Adam",
                     [](const Options& o) { return adam(o) + ", amsgrad=True"; }},
    PytorchOptimizer{
        "adamw", "torch.optim.AdamW",
        [](const Options& o) { return adam(o) + setting("weight_decay", o, "weight_decay"); }},
    PytorchOptimizer{"nadam", "torch.optim.NAdam", adam},
    PytorchOptimizer{
        "lion", "Lion",
        [](const Options& o) { return betas(o) + setting("weight_decay", o, "weight_decay"); },
        kLion},
};

}  // namespace

const Registry<PytorchOptimizer>& pytorch_optimizer_registry() {
  static constexpr Registry<PytorchOptimizer> kRegistry("optimizer of PyTorch", kOptimizers);
  return kRegistry;
}

}  // namespace inkgrad
