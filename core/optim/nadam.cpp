// nadam: Adam with Nesterov's look ahead. Its beta1 warms up: mu_t = b1 (1 - 0.5 0.96^(0.004 t)),
// and the corrections are products of all mu so far. (Dozat 2016.)
#include <cmath>

#include "core/optim/adam_moments.h"
#include "core/optim/options.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    learning_rate_option(0.002),
    beta1_option(0.9),
    beta2_option(0.999),
    epsilon_option(1e-8),
};

double mu_at(double beta1, int step) { return beta1 * (1 - 0.5 * std::pow(0.96, 0.004 * step)); }

// Of mu_1 .. mu_step. Soon nothing of it is left: then the remaining factors do not matter.
double product_of_mu(double beta1, int step) {
  double product = 1;
  for (int t = 1; t <= step && product > 1e-20; ++t) product *= mu_at(beta1, t);
  return product;
}

struct Rule : AdamMoments {
  static constexpr std::array<std::string_view, 2> kState{"m", "v"};
  static constexpr std::array<std::string_view, 9> kTerms{
      "m", "v", "mu", "mu_next", "mu_product", "m_hat", "v_hat", "effective_step", "delta"};
  static constexpr std::array<std::string_view, 9> kFormulas{
      kMean,
      kMeanSquare,
      R"(<beta1> \cdot (1 - 0.5 \cdot 0.96^{0.004 \cdot <step>}))",
      R"(<beta1> \cdot (1 - 0.5 \cdot 0.96^{0.004 \cdot (<step> + 1)}))",
      R"(\prod_{i=1}^{<step>} <beta1> \cdot (1 - 0.5 \cdot 0.96^{0.004 \cdot i}))",
      R"(\frac{1 - <mu>}{1 - <mu_product>} \cdot <gradient> + \frac{<mu_next>}{1 - <mu_next> \cdot <mu_product>} \cdot <m>)",
      kMeanSquareCorrected,
      kEffectiveStep,
      R"(-<effective_step> \cdot <m_hat>)"};

  explicit Rule(const RuleInputs& in) : AdamMoments(in) {
    const double b1 = in.options.number("beta1");
    const double product_of_all = product_of_mu(b1, in.step);
    const double now = mu_at(b1, in.step);
    const double next = mu_at(b1, in.step + 1);
    mu = static_cast<Scalar>(now);
    mu_next = static_cast<Scalar>(next);
    mu_product = static_cast<Scalar>(product_of_all);
    gradient_share = static_cast<Scalar>((1 - now) / (1 - product_of_all));
    momentum_share = static_cast<Scalar>(next / (1 - next * product_of_all));
  }

  std::array<Scalar, 9> apply(Scalar g, Scalar, std::array<Scalar, 2>& state) const {
    auto& [m, v] = state;
    advance(m, v, g);
    const Scalar m_hat = gradient_share * g + momentum_share * m;
    const Scalar v_hat = v * v_correction;
    const Scalar effective_step = learning_rate / (std::sqrt(v_hat) + epsilon);
    return {m, v, mu, mu_next, mu_product, m_hat, v_hat, effective_step, -effective_step * m_hat};
  }

  Scalar mu = 0, mu_next = 0, mu_product = 0;
  Scalar gradient_share = 0;  // of the gradient in m_hat
  Scalar momentum_share = 0;  // of m in m_hat
};

}  // namespace

const OptimizerType kNAdam = optimizer_type<Rule>(
    {.name = "nadam",
     .label = "NAdam",
     .help = "Adam that looks ahead, as Nesterov momentum does.",
     .formula =
         R"(\Delta w = -\frac{\eta}{\sqrt{\hat v} + \epsilon}\left(\frac{(1-\mu_t)\, g}{1 - \prod \mu} + \frac{\mu_{t+1}\, m}{1 - \mu_{t+1} \prod \mu}\right))",
     .options = kOptions});

}  // namespace inkgrad
