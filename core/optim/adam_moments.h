// What Adam and its kin share: running means of the gradient (m) and of its square (v), and what
// makes up for their start at 0. (Kingma and Ba 2015, algorithm 1.)
#pragma once

#include "core/optim/rule.h"

namespace inkgrad {

struct AdamMoments {
  // In the rules' formulas (rule.h).
  static constexpr std::string_view kMean =
      R"(<beta1> \cdot <m_before> + (1 - <beta1>) \cdot <gradient>)";
  static constexpr std::string_view kMeanSquare =
      R"(<beta2> \cdot <v_before> + (1 - <beta2>) \cdot <gradient>^2)";
  static constexpr std::string_view kMeanCorrected = R"(\frac{<m>}{1 - <beta1>^{<step>}})";
  static constexpr std::string_view kMeanSquareCorrected = R"(\frac{<v>}{1 - <beta2>^{<step>}})";
  static constexpr std::string_view kEffectiveStep =
      R"(\frac{<learning_rate>}{\sqrt{<v_hat>} + <epsilon>})";

  explicit AdamMoments(const RuleInputs& in)
      : learning_rate(in.learning_rate),
        beta1(in.number("beta1")),
        beta2(in.number("beta2")),
        epsilon(in.number("epsilon")),
        m_correction(bias_correction(in, "beta1")),
        v_correction(bias_correction(in, "beta2")) {}

  void advance(Scalar& m, Scalar& v, Scalar g) const {
    m = beta1 * m + (1 - beta1) * g;
    v = beta2 * v + (1 - beta2) * g * g;
  }

  Scalar learning_rate, beta1, beta2, epsilon, m_correction, v_correction;
};

}  // namespace inkgrad
