#include "core/export/pytorch/losses.h"

#include <array>

#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

// 1 for the right class, 0 for all others.
constexpr std::string_view kTargets = "targets = F.one_hot(labels, outputs.shape[1]).float()\n";

std::string cross_entropy(const Options& o) {
  const double smoothing = o.number("label_smoothing");
  return text("return F.cross_entropy(outputs, labels",
              smoothing == 0 ? "" : ", label_smoothing=" + python_number(smoothing), ")\n");
}

std::string focal(const Options& o) {
  return text("# Lin et al. 2017: what is answered well already counts for less.\n",
              "log_p = F.log_softmax(outputs, dim=1)\n",
              "log_p = log_p.gather(1, labels[:, None]).squeeze(1)\n",
              "missing = 1 - log_p.exp()\n", "return -(missing ** ",
              python_number(o.number("gamma")), " * log_p).mean()\n");
}

std::string binary_cross_entropy(const Options&) {
  return text(kTargets, "return F.binary_cross_entropy_with_logits(outputs, targets)\n");
}

std::string mean_squared_error(const Options&) {
  return text(kTargets, "return F.mse_loss(outputs, targets)\n");
}

std::string mean_absolute_error(const Options&) {
  return text(kTargets, "return F.l1_loss(outputs, targets)\n");
}

std::string huber(const Options& o) {
  return text(kTargets,
              "return F.huber_loss(outputs, targets, delta=", python_number(o.number("delta")),
              ")\n");
}

std::string hinge(const Options&) {
  return text(kTargets, "sides = 2 * targets - 1  # 1 for the right class, -1 for all others\n",
              "return F.relu(1 - sides * outputs).mean()\n");
}

std::string dice(const Options& o) {
  const std::string epsilon = python_number(o.number("epsilon"));
  return text("# Milletari et al. 2016, for each example by itself.\n", kTargets,
              "p = outputs.sigmoid()\n", "overlap = 2 * (p * targets).sum(dim=1) + ", epsilon, "\n",
              "whole = (p ** 2).sum(dim=1) + (targets ** 2).sum(dim=1) + ", epsilon, "\n",
              "return (1 - overlap / whole).mean()\n");
}

constexpr std::array kLosses{
    PytorchLoss{"softmax_cross_entropy", cross_entropy},
    PytorchLoss{"focal", focal},
    PytorchLoss{"binary_cross_entropy", binary_cross_entropy},
    PytorchLoss{"mean_squared_error", mean_squared_error},
    PytorchLoss{"mean_absolute_error", mean_absolute_error},
    PytorchLoss{"huber", huber},
    PytorchLoss{"hinge", hinge},
    PytorchLoss{"dice", dice},
};

}  // namespace

const Registry<PytorchLoss>& pytorch_loss_registry() {
  static constexpr Registry<PytorchLoss> kRegistry("loss of PyTorch", kLosses);
  return kRegistry;
}

}  // namespace inkgrad
