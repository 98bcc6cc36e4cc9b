#include "core/train/variance_theory.h"

#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "core/autodiff/activation_curve.h"
#include "core/ops/registry.h"
#include "core/tensor/init_variance.h"

namespace inkgrad {

namespace {

// Numbers on an even grid over so many deviations to either side; the trapezoidal rule is exact to
// rounding there for smooth functions. An even count: none lies on 0, where relu has its kink, and
// what is lost on one side of it is won on the other.
constexpr double kReach = 8;
constexpr Index kPoints = 1600;

enum class Rule {
  kWeights,      // linear, conv2d
  kActivation,   // one number after another through the same curve
  kExampleNorm,  // layer_norm, group_norm: brought to variance 1 within an example
  kBatchNorm,    // brought to variance 1 over the batch
  kAdd,
  kSame,  // flatten: the same numbers
  kDropout,
  kNone,
};

Rule rule_of(const LayerSpec& layer) {
  const std::string_view type = layer.type->name;
  if (type == "linear" || type == "conv2d") return Rule::kWeights;
  if (type == "activation") {
    return layer.options.choice("function") == kSoftmax.name ? Rule::kNone : Rule::kActivation;
  }
  if (type == "layer_norm" || type == "group_norm") return Rule::kExampleNorm;
  // A frozen one goes by what it measured before.
  if (type == "batch_norm") return is_frozen(layer.options) ? Rule::kNone : Rule::kBatchNorm;
  if (type == "add") return Rule::kAdd;
  if (type == "flatten") return Rule::kSame;
  if (type == "dropout") return Rule::kDropout;
  return Rule::kNone;
}

using Squares = std::optional<double>;

Squares times(Squares a, Squares b) {
  if (!a || !b) return std::nullopt;
  return *a * *b;
}

class Theory {
 public:
  explicit Theory(const Model& model) : model_(model), means_(model.spec().layers.size()) {}

  std::vector<VariancePrediction> run(const Moments& input, std::span<const Moments> measured,
                                      double last_gradient) {
    forward(input, measured);
    backward(last_gradient);
    std::vector<VariancePrediction> predictions;
    for (std::size_t i = 0; i < layers().size(); ++i) {
      VariancePrediction one;
      if (rule_of(layers()[i]) != Rule::kNone) one.square = moments_.at(layers()[i].name).square;
      const auto gradient = gradients_.find(layers()[i].name);
      if (gradient != gradients_.end()) one.gradient_square = gradient->second;
      predictions.push_back(one);
    }
    return predictions;
  }

 private:
  const std::vector<LayerSpec>& layers() const { return model_.spec().layers; }

  // Var[w] of a layer's weights, times the numbers that one output comes from, or that one input
  // goes to.
  Squares gain(std::size_t i, Index Fan::* fan) const {
    const Options& options = layers()[i].options;
    for (const DeclaredParameter& p : model_.plans()[i].parameters) {
      if (p.name != "weight") continue;
      const Index rows = p.shape[0];
      const WeightShape shape{.rows = rows, .columns = p.shape.count() / rows, .fan = p.fan};
      return times(double(p.fan.*fan),
                   init_variance(options.choice("init"), shape, options.number("init_scale")));
    }
    return 1;  // an addition without projection
  }

  Squares kept_share(const LayerSpec& layer) const { return 1 - layer.options.number("rate"); }

  void forward(const Moments& input, std::span<const Moments> measured) {
    moments_[std::string(ModelSpec::kInputName)] = input;
    for (std::size_t i = 0; i < layers().size(); ++i) {
      const std::optional<Moments> out = through(i);
      moments_[layers()[i].name] = out ? *out : measured[i];
    }
  }

  // None where there is no rule.
  std::optional<Moments> through(std::size_t i) {
    const LayerSpec& layer = layers()[i];
    const Moments& in = moments_.at(layer.inputs.front());
    switch (rule_of(layer)) {
      case Rule::kWeights: {
        const Squares square = times(gain(i, &Fan::in), in.square);
        if (!square) return std::nullopt;
        return Moments{0, *square};
      }
      case Rule::kActivation: {
        const NormalMeans& means = means_[i] = through_activation(layer);
        return Moments{means.value, means.square};
      }
      case Rule::kExampleNorm:
      case Rule::kBatchNorm: {
        const double variance = variance_of(in);
        return Moments{0, variance / (variance + layer.options.number("epsilon"))};
      }
      case Rule::kAdd: {
        const Moments& skipped = moments_.at(layer.inputs.at(1));
        const bool projected = layer.options.flag("projection");
        const Squares square = times(gain(i, &Fan::in), skipped.square);
        if (!square) return std::nullopt;
        const double mean = projected ? 0 : skipped.mean;
        return Moments{in.mean + mean, in.square + *square + 2 * in.mean * mean};
      }
      case Rule::kSame:
        return in;
      case Rule::kDropout:
        return Moments{in.mean, in.square / *kept_share(layer)};
      case Rule::kNone:
        break;
    }
    return std::nullopt;
  }

  NormalMeans through_activation(const LayerSpec& layer) const {
    return means_over_normal(op_registry().find(layer.options.choice("function")),
                             Attributes(layer.options), moments_.at(layer.inputs.front()).square);
  }

  static double variance_of(const Moments& m) { return std::max(0.0, m.square - m.mean * m.mean); }

  void backward(double last_gradient) {
    gradients_[layers().back().name] = last_gradient;
    for (std::size_t i = layers().size(); i-- > 0;) {
      const LayerSpec& layer = layers()[i];
      const auto found = gradients_.find(layer.name);
      const Squares out = found == gradients_.end() ? std::nullopt : found->second;
      for (std::size_t input = 0; input < layer.inputs.size(); ++input) {
        add(layer.inputs[input], times(out, slope(i, input)));
      }
    }
  }

  // What several readers send back adds up, as if they knew nothing of one another.
  void add(const std::string& name, Squares gradient) {
    const auto found = gradients_.find(name);
    if (found == gradients_.end()) {
      gradients_[name] = gradient;
    } else if (found->second && gradient) {
      *found->second += *gradient;
    } else {
      found->second = std::nullopt;
    }
  }

  // E[(dL/d input)^2] for every E[(dL/d output)^2].
  Squares slope(std::size_t i, std::size_t input) const {
    const LayerSpec& layer = layers()[i];
    switch (rule_of(layer)) {
      case Rule::kWeights:
        return gain(i, &Fan::out);
      case Rule::kActivation:
        return means_[i].slope_square;
      case Rule::kExampleNorm:
        return 1 /
               (variance_of(moments_.at(layer.inputs.front())) + layer.options.number("epsilon"));
      case Rule::kAdd:
        return input == 0 ? Squares(1) : gain(i, &Fan::out);
      case Rule::kSame:
        return 1;
      case Rule::kDropout:
        return 1 / *kept_share(layer);
      case Rule::kBatchNorm:
      case Rule::kNone:
        break;
    }
    return std::nullopt;
  }

  const Model& model_;
  std::vector<NormalMeans> means_;  // of layers that are activations
  std::map<std::string, Moments> moments_;
  std::map<std::string, Squares> gradients_;
};

}  // namespace

NormalMeans means_over_normal(const Op& op, const Attributes& attributes, double variance) {
  const double reach = kReach * std::sqrt(variance);
  const double largest = std::numeric_limits<Scalar>::max();
  if (!(reach > 0) || !(reach < largest)) {
    // A signal that is gone, or beyond all numbers: nothing can be put through the op.
    const double none = reach == 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
    return {none, none, none};
  }
  const ActivationCurve curve = activation_curve(op, attributes, -reach, reach, kPoints);
  NormalMeans means;
  const double step = 2 * kReach / double(kPoints - 1);
  for (std::size_t i = 0; i < curve.y.size(); ++i) {
    const double t = -kReach + step * double(i);
    const double end = i == 0 || i + 1 == curve.y.size() ? 0.5 : 1;
    const double weight = end * step * std::exp(-t * t / 2) / std::sqrt(2 * std::numbers::pi);
    const auto y = double(curve.y[i]);
    const auto slope = double(curve.dy[i]);
    means.value += weight * y;
    means.square += weight * y * y;
    means.slope_square += weight * slope * slope;
  }
  return means;
}

std::vector<VariancePrediction> predict_variances(const Model& model, const Moments& input,
                                                  std::span<const Moments> measured,
                                                  double last_gradient) {
  return Theory(model).run(input, measured, last_gradient);
}

}  // namespace inkgrad
