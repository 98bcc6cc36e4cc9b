#include "core/export/pytorch/inits.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

using Text = std::string;

// "0.5 * ", or nothing for 1.
Text times(double scale) { return scale == 1 ? "" : python_number(scale) + " * "; }

// Deviation sqrt(share / count).
Text normal(const Text& weight, int share, Index count, double scale) {
  return text("nn.init.normal_(", weight, ", std=", times(scale), "math.sqrt(", share, " / ", count,
              "))");
}

// As wide as makes the deviation sqrt(share / count): its bound is sqrt 3 times as much.
Text uniform(const Text& weight, int share, Index count, double scale) {
  const Text bound = text(times(scale), "math.sqrt(", 3 * share, " / ", count, ")");
  return text("nn.init.uniform_(", weight, ", -", bound, ", ", bound, ")");
}

Text constant(const Text& weight, double value) {
  return text("nn.init.constant_(", weight, ", ", python_number(value), ")");
}

constexpr std::array kInits{
    PytorchInit{"he_normal",
                [](const Text& w, Fan fan, double s) { return normal(w, 2, fan.in, s); }},
    PytorchInit{"he_uniform",
                [](const Text& w, Fan fan, double s) { return uniform(w, 2, fan.in, s); }},
    PytorchInit{"xavier_normal",
                [](const Text& w, Fan fan, double s) { return normal(w, 2, fan.in + fan.out, s); }},
    PytorchInit{"xavier_uniform", [](const Text& w, Fan fan,
                                     double s) { return uniform(w, 2, fan.in + fan.out, s); }},
    PytorchInit{"lecun_normal",
                [](const Text& w, Fan fan, double s) { return normal(w, 1, fan.in, s); }},
    PytorchInit{"lecun_uniform",
                [](const Text& w, Fan fan, double s) { return uniform(w, 1, fan.in, s); }},
    PytorchInit{"orthogonal",
                [](const Text& w, Fan, double s) {
                  return text("nn.init.orthogonal_(", w, s == 1 ? "" : ", gain=" + python_number(s),
                              ")");
                }},
    PytorchInit{"normal",
                [](const Text& w, Fan, double s) {
                  return text("nn.init.normal_(", w, ", std=", python_number(s), ")");
                }},
    PytorchInit{"uniform",
                [](const Text& w, Fan, double s) {
                  return text("nn.init.uniform_(", w, ", ", python_number(-s), ", ",
                              python_number(s), ")");
                }},
    PytorchInit{"constant", [](const Text& w, Fan, double s) { return constant(w, s); }},
    PytorchInit{"zeros",
                [](const Text& w, Fan, double) { return text("nn.init.zeros_(", w, ")"); }},
};

}  // namespace

const Registry<PytorchInit>& pytorch_init_registry() {
  static constexpr Registry<PytorchInit> kRegistry("init of PyTorch", kInits);
  return kRegistry;
}

}  // namespace inkgrad
