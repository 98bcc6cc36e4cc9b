#include "core/train/evaluation.h"

#include <algorithm>
#include <numeric>

namespace inkgrad {

std::vector<ClassScores> EvaluationResult::scores() const {
  return class_scores(confusion, static_cast<Index>(ranks.size()));
}

std::vector<double> EvaluationResult::top_k() const {
  std::vector<double> shares;
  Index within = 0;
  for (const Index examples : ranks) {
    within += examples;
    shares.push_back(seen == 0 ? 0 : double(within) / double(seen));
  }
  return shares;
}

// The first among equals comes first, as in predicted_class().
Index rank_of(std::span<const Scalar> outputs, Index label) {
  const auto own = static_cast<std::size_t>(label);
  Index rank = 0;
  for (std::size_t c = 0; c < outputs.size(); ++c) {
    const bool before = outputs[c] > outputs[own] || (c < own && !(outputs[c] < outputs[own]));
    rank += before ? 1 : 0;
  }
  return rank;
}

Evaluation::Evaluation(const Model& model, const ParameterStore& store, const LossSettings& loss,
                       Parallel& parallel)
    : loss_(*loss.type),
      parallel_(parallel),
      model_(model.make_tape(parallel, store, kBatch, &loss, GradientsFor::kNothing)),
      indices_(static_cast<std::size_t>(kBatch)),
      beliefs_(model_->tape.value(model_->output).data.row(0).size()) {
  result_.mistakes.reserve(kMaxMistakes);
}

void Evaluation::begin(const Dataset& data, int step) {
  result_.step = step;
  result_.seen = 0;
  result_.count = data.count();
  result_.right = 0;
  result_.loss_sum = 0;
  const std::size_t classes = data.is_classification() ? beliefs_.size() : 0;
  result_.confusion.assign(classes * classes, Scalar(0));
  result_.calibration = {};
  result_.ranks.assign(classes, 0);
  result_.fit = {};
  result_.mistakes.clear();
}

bool Evaluation::advance(const Dataset& data, Index max_batches) {
  for (Index b = 0; b < max_batches && !result_.done(); ++b) measure_batch(data);
  return !result_.done();
}

void Evaluation::measure_batch(const Dataset& data) {
  const Index size = std::min(kBatch, result_.count - result_.seen);
  const auto batch = std::span(indices_).first(static_cast<std::size_t>(size));
  std::iota(batch.begin(), batch.end(), result_.seen);
  Tape& tape = model_->tape;
  tape.set_batch_size(size);
  data.fill(parallel_, batch, tape.value(model_->input).data, tape.value(model_->target).data);
  tape.forward_all();
  const Tensor& outputs = tape.value(model_->output).data;
  const Tensor& targets = tape.value(model_->target).data;
  for (Index n = 0; n < size; ++n) {
    if (data.is_classification()) {
      note_example(result_.seen + n, outputs.row(n), data.label(result_.seen + n));
    } else {
      result_.fit.note(outputs.row(n), targets.row(n));
    }
  }
  result_.loss_sum += double(tape.value(tape.loss()).data[0]) * double(size);
  result_.seen += size;
}

void Evaluation::note_example(Index example, std::span<const Scalar> outputs, int label) {
  const auto answer = static_cast<int>(predicted_class(outputs));
  const auto classes = static_cast<Index>(beliefs_.size());
  result_.confusion[static_cast<std::size_t>(label * classes + answer)] += 1;
  ++result_.ranks[static_cast<std::size_t>(rank_of(outputs, label))];
  loss_.beliefs(outputs, beliefs_);
  const auto belief = static_cast<double>(beliefs_[static_cast<std::size_t>(answer)]);
  result_.calibration.note(belief, answer == label);
  if (answer == label) {
    ++result_.right;
  } else if (result_.mistakes.size() < kMaxMistakes) {
    result_.mistakes.push_back({example, label, answer, belief});
  }
}

}  // namespace inkgrad
