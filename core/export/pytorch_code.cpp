#include "core/export/pytorch_code.h"

#include "core/base/text.h"
#include "core/export/pytorch/clippings.h"
#include "core/export/pytorch/losses.h"
#include "core/export/pytorch/network.h"
#include "core/export/pytorch/optimizers.h"
#include "core/export/pytorch/program.h"
#include "core/export/pytorch/python_text.h"
#include "core/export/pytorch/schedules.h"

namespace inkgrad {

namespace {

// Top-level definitions, two blank lines between them.
class Definitions {
 public:
  void add(std::string_view definition) {
    if (!definition.empty()) code_ += text("\n\n", definition);
  }
  const std::string& code() const { return code_; }

 private:
  std::string code_;
};

std::string loss_of(const LossSettings& loss) {
  return text("def loss_of(outputs, labels):\n",
              "    \"\"\"One number for a batch: outputs [N, 10], labels [N].\"\"\"\n",
              python_block(4, pytorch_loss_registry().find(loss.type->name).body(loss.options)));
}

// Only what the program needs.
std::string imports(std::string_view code) {
  const bool math = code.find("math.") != std::string_view::npos;
  const bool functional = code.find("F.") != std::string_view::npos;
  return text("import argparse\nimport json\n", math ? "import math\n" : "",
              "import pathlib\n\nimport torch\n",
              functional ? "import torch.nn.functional as F\n" : "",
              "from torch import nn\nfrom torch.utils.data import DataLoader, TensorDataset\n");
}

}  // namespace

std::string pytorch_code(const PytorchRun& run) {
  const UpdateSettings& update = run.update;
  Definitions definitions;
  definitions.add(pytorch_network(run.model));
  definitions.add(loss_of(run.loss));
  definitions.add(pytorch_clipping_registry().find(update.clipping->name).definition);
  definitions.add(pytorch_optimizer_registry().find(update.optimizer->name).definition);
  definitions.add(pytorch_schedule(update.schedule->name, update.schedule_options));
  definitions.add(pytorch_data());
  definitions.add(pytorch_weights(run));
  definitions.add(pytorch_training(run));
  definitions.add(pytorch_main());
  return text(pytorch_introduction(run), "\n", imports(definitions.code()), "\n",
              pytorch_constants(run), definitions.code());
}

}  // namespace inkgrad
