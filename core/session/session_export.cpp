// Trained models for other programs.
#include "core/export/onnx.h"
#include "core/export/pytorch_code.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

std::string Session::export_onnx() const { return onnx_file(*state_->run().answering); }

std::string Session::export_pytorch() const {
  const Run& run = state_->run();
  const RunConfig& config = run.config;
  return pytorch_code({.model = run.model,
                       .loss = config.loss_settings(),
                       .update = config.update_settings(),
                       .training = config.training,
                       .augmentation = config.augmentation,
                       .data = config.data,
                       .points = config.points.has_value(),
                       .regression = config.task() == Task::kRegression,
                       .seed = config.seed,
                       .steps = run.steps()});
}

}  // namespace inkgrad
