#include "core/export/pytorch_code.h"

#include "core/base/text.h"
#include "core/export/pytorch/augmentation.h"
#include "core/export/pytorch/clippings.h"
#include "core/export/pytorch/losses.h"
#include "core/export/pytorch/network.h"
#include "core/export/pytorch/optimizers.h"
#include "core/export/pytorch/program.h"
#include "core/export/pytorch/schedules.h"
#include "core/export/pytorch/supervision.h"

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

// Only what the program needs.
std::string imports(std::string_view code) {
  const bool copy = code.find("copy.deepcopy") != std::string_view::npos;
  const bool math = code.find("math.") != std::string_view::npos;
  const bool functional = code.find("F.") != std::string_view::npos;
  return text("import argparse\n", copy ? "import copy\n" : "", "import json\n",
              math ? "import math\n" : "", "import pathlib\n\nimport torch\n",
              functional ? "import torch.nn.functional as F\n" : "",
              "from torch import nn\nfrom torch.utils.data import DataLoader, TensorDataset\n");
}

}  // namespace

std::string pytorch_code(const PytorchRun& run) {
  const UpdateSettings& update = run.update;
  Definitions definitions;
  definitions.add(pytorch_network(run.model));
  definitions.add(pytorch_loss(run.loss, run.regression, run.outputs()));
  definitions.add(pytorch_clipping_registry().find(update.clipping->name).definition);
  definitions.add(pytorch_optimizer_registry().find(update.optimizer->name).definition);
  definitions.add(pytorch_schedule(update.schedule->name, update.schedule_options));
  definitions.add(pytorch_data(run));
  definitions.add(pytorch_augmentation(run));
  definitions.add(pytorch_average(run));
  definitions.add(pytorch_stopping(run));
  definitions.add(pytorch_weights(run));
  definitions.add(pytorch_training(run));
  definitions.add(pytorch_main(run));
  return text(pytorch_introduction(run), "\n", imports(definitions.code()), "\n",
              pytorch_constants(run), definitions.code());
}

}  // namespace inkgrad
