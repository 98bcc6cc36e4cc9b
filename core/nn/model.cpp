#include "core/nn/model.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"

namespace inkgrad {

namespace {

constexpr Index kMaxParameters = 2'000'000;
// Numbers in one example's activations: keeps every later product of sizes far from overflowing.
constexpr Index kMaxActivations = 500'000;

}  // namespace

Model::Model(ModelSpec spec, Index outputs) : spec_(std::move(spec)) {
  plan(outputs);
  count_multiply_adds();
}

void Model::plan(Index outputs) {
  std::map<std::string, Shape> shapes{{std::string(ModelSpec::kInputName), spec_.input}};
  Index total = 0;
  Index activations = 0;
  for (const LayerSpec& layer : spec_.layers) {
    std::vector<Shape> inputs;
    for (const std::string& input : layer.inputs) inputs.push_back(shapes.at(input));
    LayerDeclaration declared = layer.type->declare({layer.name, layer.options, inputs});
    LayerPlan plan{.input = inputs.front(),
                   .output = declared.output,
                   .parameters = std::move(declared.parameters),
                   .statistics = std::move(declared.statistics),
                   .frozen = is_frozen(layer.options)};
    for (const DeclaredParameter& p : plan.parameters) plan.parameter_count += p.shape.count();
    total += plan.parameter_count;
    activations += plan.output.count();
    if (activations > kMaxActivations || total > kMaxParameters) {
      throw Error(ErrorCode::kInvalidArgument,
                  text(layer.type->name, " \"", layer.name, "\" makes the network too large: ",
                       activations, " activations (at most ", kMaxActivations, "), ", total,
                       " parameters (at most ", kMaxParameters, ")"));
    }
    shapes[layer.name] = plan.output;
    plans_.push_back(std::move(plan));
  }
  expect_readers();
  const Shape& last = plans_.back().output;
  if (outputs == kAnyShape) return;
  if (outputs == kAnyOutputs ? last.rank() == 1 : last == Shape{outputs}) return;
  const std::string wanted = outputs == kAnyOutputs ? "[C], one number a class"
                             : outputs == 1         ? "[1], the number predicted"
                                                    : text("[", outputs, "], one number a class");
  throw Error(ErrorCode::kShapeMismatch,
              text(spec_.layers.back().type->name, " \"", spec_.layers.back().name,
                   "\" is the last layer: expected output ", wanted, ", got ", last));
}

// What no layer reads was meant to be read: it would cost time and change nothing.
void Model::expect_readers() const {
  for (std::size_t i = 0; i + 1 < spec_.layers.size(); ++i) {
    const LayerSpec& layer = spec_.layers[i];
    const auto reads_it = [&](const LayerSpec& other) {
      return std::ranges::find(other.inputs, layer.name) != other.inputs.end();
    };
    if (!std::ranges::any_of(spec_.layers, reads_it)) {
      throw Error(ErrorCode::kInvalidArgument,
                  text(layer.type->name, " \"", layer.name,
                       "\": expected a layer that reads its output, got none"));
    }
  }
}

std::vector<ParameterSpec> Model::parameter_specs() const {
  std::vector<ParameterSpec> specs;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const std::string& layer = spec_.layers[i].name;
    const LayerPlan& plan = plans_[i];
    const ParameterRole role = plan.frozen ? ParameterRole::kFrozen : ParameterRole::kTrained;
    for (const DeclaredParameter& p : plan.parameters) {
      specs.push_back({text(layer, ".", p.name), layer, p.shape, role});
    }
    for (const DeclaredParameter& p : plan.statistics) {
      specs.push_back({text(layer, ".", p.name), layer, p.shape, ParameterRole::kStatistic});
    }
  }
  return specs;
}

ParameterStore Model::make_store() const { return ParameterStore(parameter_specs()); }

void Model::initialise(ParameterStore& store, std::uint64_t seed) const {
  std::uint64_t stream = 1;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const auto start = [&](const DeclaredParameter& declared, Rng rng) {
      const Tensor value = store.value(store.find(text(spec_.layers[i].name, ".", declared.name)));
      std::ranges::fill(value.values(), Scalar(0));
      if (declared.initialise) declared.initialise(value.values(), rng);
    };
    for (const DeclaredParameter& p : plans_[i].parameters) start(p, Rng(seed, stream++));
    for (const DeclaredParameter& p : plans_[i].statistics) start(p, Rng(seed));
  }
}

void Model::emit(ModelTape& model, const ParameterStore* store) const {
  std::map<std::string, ValueId> values;
  model.input = model.tape.input(std::string(ModelSpec::kInputName), spec_.input);
  values[std::string(ModelSpec::kInputName)] = model.input;
  for (std::size_t i = 0; i < spec_.layers.size(); ++i) {
    const LayerSpec& layer = spec_.layers[i];
    std::vector<ValueId> inputs;
    for (const std::string& input : layer.inputs) inputs.push_back(values.at(input));
    std::vector<ValueId> parameters;
    for (const DeclaredParameter& declared : plans_[i].parameters) {
      const std::string name = text(layer.name, ".", declared.name);
      const Tensor empty(declared.shape, nullptr);
      const Parameter* p = store == nullptr ? nullptr : &store->find(name);
      parameters.push_back(model.tape.parameter(name, p == nullptr ? empty : store->value(*p),
                                                p == nullptr ? empty : store->gradient(*p)));
    }
    std::vector<ValueId> statistics;
    for (const DeclaredParameter& declared : plans_[i].statistics) {
      const std::string name = text(layer.name, ".", declared.name);
      statistics.push_back(model.tape.statistic(name, store == nullptr
                                                          ? Tensor(declared.shape, nullptr)
                                                          : store->value(store->find(name))));
    }
    model.output =
        layer.type->emit({model.tape, layer.name, layer.options, inputs, parameters, statistics});
    model.layer_outputs.push_back(model.output);
    values[layer.name] = model.output;
  }
}

std::unique_ptr<ModelTape> Model::make_tape(Parallel& parallel, const ParameterStore& store,
                                            Index batch_size, const LossSettings* loss,
                                            GradientsFor gradients) const {
  auto model = std::make_unique<ModelTape>(parallel, batch_size);
  emit(*model, &store);
  model->tape.finish(loss == nullptr ? -1 : emit_loss(*model, *loss), gradients);
  return model;
}

std::unique_ptr<ModelTape> Model::make_bench(Parallel& parallel,
                                             const ParameterStore& store) const {
  auto model = std::make_unique<ModelTape>(parallel, 1);
  emit(*model, &store);
  model->tape.finish(model->output, GradientsFor::kEverything);
  return model;
}

ValueId Model::emit_loss(ModelTape& model, const LossSettings& loss) const {
  const Shape& outputs = plans_.back().output;
  model.target = model.tape.target("target", outputs);
  const Attributes attributes(loss.options);
  if (loss.type->weighted_op == nullptr || loss.class_weights.empty()) {
    return model.tape.apply(*loss.type->op, {model.output, model.target}, "loss", "loss",
                            attributes);
  }
  model.class_weights = loss.class_weights;
  const ValueId weights =
      model.tape.statistic("class_weight", Tensor(outputs, model.class_weights.data()));
  return model.tape.apply(*loss.type->weighted_op, {model.output, model.target, weights}, "loss",
                          "loss", attributes);
}

// The ops know what they cost: a tape for one example is recorded, but never given memory.
void Model::count_multiply_adds() {
  Parallel parallel(1);
  ModelTape model(parallel, 1);
  emit(model, nullptr);
  std::size_t layer = 0;
  for (const Node& node : model.tape.nodes()) {
    while (spec_.layers[layer].name != node.layer) ++layer;
    if (node.op->multiply_adds == nullptr) continue;
    plans_[layer].multiply_adds +=
        node.op->multiply_adds(node.context.inputs(), node.context.attributes);
  }
}

Index Model::parameter_count() const {
  Index sum = 0;
  for (const LayerPlan& plan : plans_) sum += plan.parameter_count;
  return sum;
}

double Model::multiply_adds() const {
  double sum = 0;
  for (const LayerPlan& plan : plans_) sum += plan.multiply_adds;
  return sum;
}

}  // namespace inkgrad
