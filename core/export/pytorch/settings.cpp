#include "core/export/pytorch/settings.h"

#include <array>
#include <vector>

#include "core/base/text.h"

namespace inkgrad {

namespace {

constexpr std::string_view kOtherDigits = "MNIST's digits are in the place of those of the run";

constexpr std::array kSettings{
    PytorchSetting{"training", "batch_size"},
    PytorchSetting{"training", "whole_set"},
    PytorchSetting{"training", "accumulate"},
    PytorchSetting{"training", "shuffle"},
    PytorchSetting{"training", "evaluate_every"},
    PytorchSetting{"training", "l2"},
    PytorchSetting{"training", "l1"},
    PytorchSetting{"training", "weight_decay"},
    PytorchSetting{"training", "average_decay"},
    PytorchSetting{"training", "stop_steps"},
    PytorchSetting{"training", "stop_epochs"},
    PytorchSetting{"training", "stop_loss"},
    PytorchSetting{"training", "stop_accuracy"},
    PytorchSetting{"training", "patience"},
    PytorchSetting{"augmentation", "shift"},
    PytorchSetting{"augmentation", "rotate"},
    PytorchSetting{"augmentation", "scale"},
    PytorchSetting{"augmentation", "shear"},
    PytorchSetting{"augmentation", "elastic"},
    PytorchSetting{"augmentation", "elastic_smoothness"},
    PytorchSetting{"augmentation", "thickness"},
    PytorchSetting{"augmentation", "brightness"},
    PytorchSetting{"augmentation", "noise"},
    PytorchSetting{"augmentation", "erase"},
    PytorchSetting{"augmentation", "mixup", "the program's labels are classes, which do not blend"},
    PytorchSetting{"augmentation", "flip"},
    PytorchSetting{"augmentation", "probability"},
    PytorchSetting{"data", "generated_count", kOtherDigits},
    PytorchSetting{"data", "generated_seed", kOtherDigits},
    PytorchSetting{"data", "use_own", kOtherDigits},
    PytorchSetting{"data", "use_imported", kOtherDigits},
    PytorchSetting{"data", "test_share", "MNIST has test digits of its own"},
    PytorchSetting{"data", "validation_share"},
    PytorchSetting{"data", "label_noise"},
    PytorchSetting{"data", "minority_share"},
};

const OptionSpec& spec_of(const Options& options, std::string_view name) {
  for (const OptionSpec& spec : options.specs()) {
    if (spec.name == name) return spec;
  }
  options.number(name);  // throws, and names the known
  return options.specs().front();
}

const Options& section_of(const PytorchRun& run, std::string_view section) {
  if (section == "training") return run.training;
  return section == "data" ? run.data : run.augmentation;
}

}  // namespace

std::span<const PytorchSetting> pytorch_settings() { return kSettings; }

std::vector<std::string> pytorch_left_out(const PytorchRun& run) {
  std::vector<std::string> lines;
  if (run.points) lines.emplace_back("points: made-up ones are in the place of those of the run");
  for (const PytorchSetting& setting : kSettings) {
    if (setting.left_out.empty() || (run.points && setting.section == "data")) continue;
    const Options& section = section_of(run, setting.section);
    if (section.number(setting.option) == spec_of(section, setting.option).standard) continue;
    lines.push_back(text(setting.section, ", ", setting.option, ": ", setting.left_out));
  }
  return lines;
}

}  // namespace inkgrad
