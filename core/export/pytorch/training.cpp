// The training loop of the generated program.
#include "core/export/pytorch/augmentation.h"
#include "core/export/pytorch/clippings.h"
#include "core/export/pytorch/losses.h"
#include "core/export/pytorch/optimizers.h"
#include "core/export/pytorch/program.h"
#include "core/export/pytorch/python_text.h"
#include "core/export/pytorch/schedules.h"
#include "core/export/pytorch/supervision.h"

namespace inkgrad {

namespace {

constexpr int kBody = 4;  // blanks before a line of a function
constexpr int kLoop = 8;

constexpr std::string_view kEndless = R"(def endless(loader):
    """Batches of one epoch after the other."""
    while True:
        yield from loader
)";

constexpr std::string_view kMeasure = R"(@torch.no_grad()
def measure(network, data):
    """Mean loss, and the share that is answered right, 0 to 1."""
    network.eval()
    loss, right = 0.0, 0
    for inputs, labels in DataLoader(data, batch_size=512):
        outputs = network(inputs)
        loss += loss_of(outputs, labels).item() * len(labels)
        right += int((outputs.argmax(dim=1) == labels).sum())
    network.train()
    return loss / len(data), right / len(data)
)";

constexpr std::string_view kMeasureRegression = R"(@torch.no_grad()
def measure(network, data):
    """Mean loss; no share is right or wrong, so 0 stands in its place."""
    network.eval()
    loss = 0.0
    for inputs, targets in DataLoader(data, batch_size=512):
        loss += loss_of(network(inputs), targets).item() * len(targets)
    network.train()
    return loss / len(data), 0.0
)";

constexpr std::string_view kReport = R"(        if step % TEST_EVERY == 0 or step >= steps:
            test_loss, test_accuracy = measure(answering, test_data)
            print(
                f"step {step}: loss {loss.item():.4f}, "
                f"test loss {test_loss:.4f}, test accuracy {test_accuracy:.2%}"
            )
)";

constexpr std::string_view kReportRegression =
    R"(        if step % TEST_EVERY == 0 or step >= steps:
            test_loss, _ = measure(answering, test_data)
            print(
                f"step {step}: loss {loss.item():.4f}, "
                f"test loss {test_loss:.4f}"
            )
)";

constexpr std::string_view kRight = "int((outputs.argmax(dim=1) == labels).sum())";

// Whether shares of batches are needed: a rule goes by them.
bool counts_right(const PytorchRun& run) { return run.stops_by_measure() && !run.validates(); }

std::string share_right(const PytorchRun& run) {
  return run.regression ? "0" : std::string(kRight);
}

// The gradients of one update, all batches of it looked at together.
std::string gradients_at_once(const PytorchRun& run) {
  return text("        outputs = network(inputs)\n        loss = loss_of(outputs, labels)\n",
              "        loss.backward()\n",
              counts_right(run) ? text("        right = ", share_right(run), "\n") : "");
}

// The same in portions of BATCH_SIZE.
std::string gradients_in_portions(const PytorchRun& run) {
  return text(
      "        loss = torch.zeros(())\n", counts_right(run) ? "        right = 0\n" : "",
      "        portions = zip(inputs.split(BATCH_SIZE), labels.split(BATCH_SIZE))\n",
      "        for some, answers in portions:\n", "            outputs = network(some)\n",
      "            part = loss_of(outputs, answers) * len(some) / len(inputs)\n",
      "            part.backward()\n            loss += part.detach()\n",
      counts_right(run)
          ? text("            right += ",
                 run.regression ? "0" : "int((outputs.argmax(dim=1) == answers).sum())", "\n")
          : "");
}

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

std::string batch_size(const PytorchRun& run) {
  if (run.training.flag("whole_set")) return "len(train_data)";
  return run.in_portions() ? "ACCUMULATE * BATCH_SIZE" : "BATCH_SIZE";
}

std::string preparation(const PytorchRun& run) {
  const Regularisation& pull = run.update.regularisation;
  const bool pulls = pull.l1 != 0 || pull.l2 != 0 || pull.weight_decay != 0;
  return text(
      "    parameters = [p for p in network.parameters() if p.requires_grad]\n",
      pytorch_balances(run.loss) ? "    weigh_classes(train_data.tensors[1])\n" : "",
      pulls ? "    weights = [p for p in parameters if p.dim() > 1]  # no biases\n" : "",
      python_line(kBody, optimizer_of(run.update)),
      python_line(kBody, "schedule = " + pytorch_schedule_maker(run.update.schedule->name)),
      python_line(kBody, text("batches = DataLoader(train_data, batch_size=", batch_size(run),
                              ", shuffle=", python_bool(run.training.flag("shuffle")), ")")),
      pytorch_supervision_start(run));
}

std::string ending(const PytorchRun& run) {
  if (run.training.number("stop_epochs") == 0) return "";
  return "        seen += len(labels)\n"
         "        if seen >= STOP_EPOCHS * len(train_data):\n            steps = step\n";
}

}  // namespace

std::string pytorch_training(const PytorchRun& run) {
  const UpdateSettings& update = run.update;
  const std::string clipping =
      pytorch_clipping_registry().find(update.clipping->name).statement(update.clipping_options);
  return text(
      run.regression ? kMeasureRegression : kMeasure, "\n\n", kEndless, "\n\n",
      python_line(0, text("def train(network, train_data, ",
                          run.validates() ? "validation_data, " : "", "test_data, steps):")),
      "    \"\"\"Makes so many updates at most, and tests now and then.\n\n"
      "    Returns the network that answers.\n    \"\"\"\n",
      preparation(run),
      "    network.train()\n"
      "    for step, (inputs, labels) in enumerate(endless(batches), start=1):\n",
      pytorch_augments(run) ? "        inputs = augmented(inputs)\n" : "",
      "        optimizer.zero_grad()\n",
      run.in_portions() ? gradients_in_portions(run) : gradients_at_once(run),
      clipping.empty() ? "" : python_line(kLoop, clipping), regularising(update.regularisation),
      updating(update.regularisation),
      python_line(kLoop, pytorch_schedule_step(update.schedule->name)),
      pytorch_supervision_step(run), ending(run), run.regression ? kReportRegression : kReport,
      "        if step >= steps:\n            return answering\n");
}

}  // namespace inkgrad
