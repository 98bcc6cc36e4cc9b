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
                       .batch_size = config.training.integer("batch_size"),
                       .shuffle = config.training.flag("shuffle"),
                       .evaluate_every = config.training.integer("evaluate_every"),
                       .seed = config.seed,
                       .steps = run.steps()});
}

}  // namespace inkgrad
