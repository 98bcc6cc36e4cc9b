#include "core/export/pytorch/losses.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

// 1 for the right class, 0 for all others.
constexpr std::string_view kTargets = "targets = F.one_hot(labels, outputs.shape[1]).float()\n";

bool balances(const Options& o) { return o.choice("class_weights") == "balanced"; }
bool weighs(const Options& o) { return balances(o) || !o.list("own_weights").empty(); }

constexpr std::string_view kWeighClasses = R"(def weigh_classes(labels):
    """A class half as common counts twice as much."""
    counts = torch.bincount(labels, minlength=len(OWN_WEIGHTS)).clamp(min=1)
    CLASS_WEIGHTS.copy_(OWN_WEIGHTS * len(labels) / (len(counts) * counts))
)";

std::string own_weights(const Options& o, Index outputs) {
  if (o.list("own_weights").empty()) return text("torch.ones(", outputs, ")");
  std::vector<std::string> numbers;
  for (const double weight : o.list("own_weights")) numbers.push_back(python_number(weight));
  return text("torch.tensor(", python_list(numbers), ")");
}

// How much each class counts, and where that is a matter of the data what finds it out.
std::string class_weights(const Options& o, Index outputs) {
  if (!weighs(o)) return "";
  if (!balances(o)) {
    return python_line(0, "CLASS_WEIGHTS = " + own_weights(o, outputs)) + "\n\n";
  }
  return text(python_line(0, "OWN_WEIGHTS = " + own_weights(o, outputs)),
              "CLASS_WEIGHTS = OWN_WEIGHTS.clone()\n\n\n", kWeighClasses, "\n\n");
}

std::string cross_entropy(const Options& o) {
  const double smoothing = o.number("label_smoothing");
  const std::string smooth = text("label_smoothing=", python_number(smoothing));
  if (weighs(o) && smoothing != 0) {
    return text("return F.cross_entropy(\n    outputs, labels, weight=CLASS_WEIGHTS, ", smooth,
                "\n)\n");
  }
  return text("return F.cross_entropy(outputs, labels", weighs(o) ? ", weight=CLASS_WEIGHTS" : "",
              smoothing == 0 ? "" : ", " + smooth, ")\n");
}

std::string focal(const Options& o) {
  return text("# Lin et al. 2017: what is answered well already counts for less.\n",
              "log_p = F.log_softmax(outputs, dim=1)\n",
              "log_p = log_p.gather(1, labels[:, None]).squeeze(1)\n",
              "missing = 1 - log_p.exp()\n", "return -(missing ** ",
              python_number(o.number("gamma")), " * log_p).mean()\n");
}

std::string binary_cross_entropy(const Options&) {
  return text("return F.binary_cross_entropy_with_logits(outputs, targets)\n");
}

std::string mean_squared_error(const Options&) {
  return text("return F.mse_loss(outputs, targets)\n");
}

std::string mean_absolute_error(const Options&) {
  return text("return F.l1_loss(outputs, targets)\n");
}

std::string huber(const Options& o) {
  return text("return F.huber_loss(outputs, targets, delta=", python_number(o.number("delta")),
              ")\n");
}

std::string hinge(const Options&) {
  return text("sides = 2 * targets - 1  # 1 for the right class, -1 for all others\n",
              "return F.relu(1 - sides * outputs).mean()\n");
}

std::string dice(const Options& o) {
  const std::string epsilon = python_number(o.number("epsilon"));
  return text("# Milletari et al. 2016, for each example by itself.\n", "p = outputs.sigmoid()\n",
              "overlap = 2 * (p * targets).sum(dim=1) + ", epsilon, "\n",
              "whole = (p ** 2).sum(dim=1) + (targets ** 2).sum(dim=1) + ", epsilon, "\n",
              "return (1 - overlap / whole).mean()\n");
}

constexpr std::array kLosses{
    PytorchLoss{"softmax_cross_entropy", cross_entropy},
    PytorchLoss{"focal", focal},
    PytorchLoss{"binary_cross_entropy", binary_cross_entropy, true},
    PytorchLoss{"mean_squared_error", mean_squared_error, true},
    PytorchLoss{"mean_absolute_error", mean_absolute_error, true},
    PytorchLoss{"huber", huber, true},
    PytorchLoss{"hinge", hinge, true},
    PytorchLoss{"dice", dice, true},
};

}  // namespace

const Registry<PytorchLoss>& pytorch_loss_registry() {
  static constexpr Registry<PytorchLoss> kRegistry("loss of PyTorch", kLosses);
  return kRegistry;
}

bool pytorch_balances(const LossSettings& loss) {
  return loss.type->weighted_op != nullptr && balances(loss.options);
}

std::string pytorch_loss(const LossSettings& loss, bool regression, Index outputs) {
  const PytorchLoss& type = pytorch_loss_registry().find(loss.type->name);
  const bool weighted = loss.type->weighted_op != nullptr;
  return text(weighted ? class_weights(loss.options, outputs) : "", "def loss_of(outputs, ",
              regression ? "targets" : "labels", "):\n",
              "    \"\"\"One number for a batch: outputs [N, ", outputs, "], ",
              regression ? text("targets [N, ", outputs, "]") : "labels [N]", ".\"\"\"\n",
              type.one_hot && !regression ? text("    ", kTargets) : "",
              python_block(4, type.body(loss.options)));
}

}  // namespace inkgrad
