#include "core/export/pytorch/supervision.h"

#include "core/base/text.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

constexpr std::string_view kAverage = R"(class Average:
    """A network with a moving average of the weights of another."""

    def __init__(self, network):
        self.network = copy.deepcopy(network)
        self.updates = 0

    @torch.no_grad()
    def take(self, network):
        self.updates += 1
        early = (1 + self.updates) / (10 + self.updates)
        follow = 1 - min(AVERAGE_DECAY, early)
        pairs = zip(self.network.parameters(), network.parameters())
        for average, weight in pairs:
            average += follow * (weight - average)
        for mine, other in zip(self.network.buffers(), network.buffers()):
            mine.copy_(other)
)";

constexpr std::string_view kStoppingStart = R"(class Stopping:
    """When the network has learned enough, by what was measured."""

    def __init__(self):
        self.best = math.inf
        self.best_weights = None
        self.without_better = 0

    def measured(self, network, loss, share_right):
        """True when the run ends."""
        self.without_better += 1
        if loss < self.best:
            self.best, self.without_better = loss, 0
)";

// The rules, in the order in which they are looked at.
std::string rules(const PytorchRun& run) {
  std::string code;
  const auto rule = [&](std::string_view condition) {
    code += text("        if ", condition, ":\n            return True\n");
  };
  if (run.training.number("stop_loss") > 0) rule("loss <= STOP_LOSS");
  if (run.training.number("stop_accuracy") > 0) rule("share_right >= STOP_ACCURACY");
  code +=
      run.patient() ? "        return self.without_better >= PATIENCE\n" : "        return False\n";
  return code;
}

}  // namespace

std::string pytorch_average(const PytorchRun& run) {
  return run.averages() ? std::string(kAverage) : "";
}

std::string pytorch_stopping(const PytorchRun& run) {
  if (!run.stops_by_measure()) return "";
  return text(
      kStoppingStart,
      run.patient() ? "            self.best_weights = copy.deepcopy(network.state_dict())\n" : "",
      rules(run));
}

std::string pytorch_supervision_start(const PytorchRun& run) {
  return text(run.averages() ? "    average = Average(network)\n" : "",
              "    answering = ", run.averages() ? "average.network" : "network", "\n",
              run.stops_by_measure() ? "    stopping = Stopping()\n" : "",
              run.stops_by_measure() && !run.validates() ? "    losses, shares = [], []\n" : "",
              run.training.number("stop_epochs") > 0 ? "    seen = 0\n" : "");
}

std::string pytorch_supervision_step(const PytorchRun& run) {
  std::string code = run.averages() ? "        average.take(network)\n" : "";
  const bool stops = run.stops_by_measure();
  if (stops && !run.validates()) {
    code += "        losses.append(loss.item())\n        shares.append(right / len(labels))\n";
  }
  if (!stops && !run.validates()) return code;
  code += "        if step % TEST_EVERY == 0:\n";
  if (run.validates()) {
    code +=
        "            measures = measure(answering, validation_data)\n"
        "            print(\n"
        "                f\"step {step}: validation loss {measures[0]:.4f}, \"\n"
        "                f\"accuracy {measures[1]:.2%}\"\n"
        "            )\n";
  } else {
    code +=
        "            # Of the batches since the last look.\n"
        "            measures = [sum(m) / len(m) for m in (losses, shares)]\n"
        "            losses, shares = [], []\n";
  }
  if (stops) {
    code +=
        "            if stopping.measured(answering, *measures):\n                steps = step\n";
  }
  if (run.patient()) {
    code +=
        "                if stopping.without_better >= PATIENCE:\n"
        "                    answering.load_state_dict(stopping.best_weights)\n";
  }
  return code;
}

}  // namespace inkgrad
