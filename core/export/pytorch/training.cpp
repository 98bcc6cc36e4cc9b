// The training loop of the generated program.
#include "core/export/pytorch/clippings.h"
#include "core/export/pytorch/optimizers.h"
#include "core/export/pytorch/program.h"
#include "core/export/pytorch/python_text.h"
#include "core/export/pytorch/schedules.h"

namespace inkgrad {

namespace {

constexpr int kBody = 4;  // blanks before a line of a function
constexpr int kLoop = 8;

constexpr std::string_view kAccuracy = R"(@torch.no_grad()
def accuracy(network, data):
    """The share of the pictures that are answered right, 0 to 1."""
    network.eval()
    right = 0
    for pictures, labels in DataLoader(data, batch_size=512):
        answers = network(pictures).argmax(dim=1)
        right += int((answers == labels).sum())
    network.train()
    return right / len(data)


def endless(loader):
    """Batches of one epoch after the other."""
    while True:
        yield from loader
)";

constexpr std::string_view kReport = R"(        if step % TEST_EVERY == 0 or step == steps:
            print(
                f"step {step}: loss {loss.item():.4f}, "
                f"test accuracy {accuracy(network, test_data):.2%}"
            )
)";

std::string optimizer_of(const UpdateSettings& update) {
  const PytorchOptimizer& optimizer = pytorch_optimizer_registry().find(update.optimizer->name);
  return text("optimizer = ", optimizer.type, "(parameters, lr=LEARNING_RATE",
              optimizer.settings(update.optimizer_options), ")");
}

std::string regularising(const Regularisation& pull) {
  if (pull.l1 == 0 && pull.l2 == 0) return "";
  const std::string both = pull.l1 != 0 && pull.l2 != 0 ? " + " : "";
  return text("        with torch.no_grad():\n            for w in weights:\n",
              "                w.grad += ", pull.l2 == 0 ? "" : "L2 * w", both,
              pull.l1 == 0 ? "" : "L1 * w.sign()", "\n");
}

// Decay is measured before the optimizer moves the weights, and taken off after.
std::string updating(const Regularisation& pull) {
  if (pull.weight_decay == 0) return "        optimizer.step()\n";
  return R"(        with torch.no_grad():
            rate = optimizer.param_groups[0]["lr"]
            lost = [rate * WEIGHT_DECAY * w for w in weights]
            optimizer.step()
            for w, part in zip(weights, lost):
                w -= part
)";
}

std::string preparation(const PytorchRun& run) {
  const Regularisation& pull = run.update.regularisation;
  const bool pulls = pull.l1 != 0 || pull.l2 != 0 || pull.weight_decay != 0;
  return text(
      "    parameters = [p for p in network.parameters() if p.requires_grad]\n",
      pulls ? "    weights = [p for p in parameters if p.dim() > 1]  # no biases\n" : "",
      python_line(kBody, optimizer_of(run.update)),
      python_line(kBody, "schedule = " + pytorch_schedule_maker(run.update.schedule->name)),
      python_line(kBody, text("batches = DataLoader(train_data, batch_size=BATCH_SIZE, shuffle=",
                              python_bool(run.shuffle), ")")));
}

}  // namespace

std::string pytorch_training(const PytorchRun& run) {
  const UpdateSettings& update = run.update;
  const std::string clipping =
      pytorch_clipping_registry().find(update.clipping->name).statement(update.clipping_options);
  return text(kAccuracy, "\n\ndef train(network, train_data, test_data, steps):\n",
              "    \"\"\"Makes so many updates and tests now and then.\"\"\"\n", preparation(run),
              "    network.train()\n"
              "    for step, (pictures, labels) in enumerate(endless(batches), start=1):\n"
              "        optimizer.zero_grad()\n"
              "        loss = loss_of(network(pictures), labels)\n"
              "        loss.backward()\n",
              clipping.empty() ? "" : python_line(kLoop, clipping),
              regularising(update.regularisation), updating(update.regularisation),
              python_line(kLoop, pytorch_schedule_step(update.schedule->name)), kReport,
              "        if step >= steps:\n            return\n");
}

}  // namespace inkgrad
