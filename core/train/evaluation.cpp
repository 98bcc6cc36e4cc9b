#include "core/train/evaluation.h"

#include <algorithm>
#include <numeric>

namespace inkgrad {

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
  for (Index n = 0; n < size && data.is_classification(); ++n) {
    note_example(result_.seen + n, outputs.row(n), data.label(result_.seen + n));
  }
  result_.loss_sum += double(tape.value(tape.loss()).data[0]) * double(size);
  result_.seen += size;
}

void Evaluation::note_example(Index example, std::span<const Scalar> outputs, int label) {
  const auto answer = static_cast<int>(predicted_class(outputs));
  const auto classes = static_cast<Index>(beliefs_.size());
  result_.confusion[static_cast<std::size_t>(label * classes + answer)] += 1;
  if (answer == label) {
    ++result_.right;
  } else if (result_.mistakes.size() < kMaxMistakes) {
    loss_.beliefs(outputs, beliefs_);
    const auto belief = static_cast<double>(beliefs_[static_cast<std::size_t>(answer)]);
    result_.mistakes.push_back({example, label, answer, belief});
  }
}

}  // namespace inkgrad
