#include "core/session/lens_json.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/trace/trace_event.h"

namespace inkgrad {

namespace {

std::string_view role_name(ValueRole role) {
  switch (role) {
    case ValueRole::kInput:
      return "input";
    case ValueRole::kTarget:
      return "target";
    case ValueRole::kParameter:
      return "parameter";
    case ValueRole::kStatistic:
      return "statistic";
    case ValueRole::kActivation:
      return "activation";
  }
  return "activation";
}

Json or_null(int id) { return id < 0 ? Json() : Json(id); }
Json shape_json(const Shape& shape) { return Json(std::vector<Index>(shape.begin(), shape.end())); }

Json value_json(const Tape& tape, ValueId id) {
  const Value& v = tape.value(id);
  const Shape shape = v.batched ? v.data.shape().without_batch() : v.data.shape();
  return {{"id", id},
          {"name", v.name},
          {"role", role_name(v.role)},
          {"shape", shape_json(shape)},
          {"size", shape.count()},
          {"batched", v.batched},
          {"producer", or_null(v.producer)},
          {"hasGradient", v.grad.data() != nullptr}};
}

Json node_json(const Tape& tape, NodeId id) {
  const Node& node = tape.node(id);
  Json attributes = Json::object();
  for (const Attributes::Entry& entry : node.context.attributes.entries()) {
    attributes[std::string(entry.name)] = entry.value;
  }
  return {{"id", id},
          {"op", node.op->name},
          {"formula", node.op->formula},
          {"layer", node.layer},
          {"inputs", node.inputs},
          {"output", node.output},
          {"attributes", attributes}};
}

template <typename Term, typename ToJson>
Json terms_json(const Terms<Term>& terms, ToJson&& to_json) {
  Json list = Json::array();
  for (const Term& term : terms.largest) list.push_back(to_json(term));
  return {{"terms", list}, {"count", terms.count}, {"sum", terms.sum}, {"rest", terms.rest}};
}

Json working_json(const Working& working) {
  if (working.empty()) return {};
  return {{"tex", working.tex}, {"numbers", working.numbers}};
}

Json source_json(const SourceTerm& term) {
  return {{"value", term.source},
          {"index", term.index},
          {"number", term.value},
          {"coefficient", term.coefficient},
          {"product", term.value * term.coefficient}};
}

}  // namespace

Json graph_json(std::string_view where, const Stepper& stepper) {
  const Tape& tape = stepper.tape();
  Json values = Json::array();
  Json nodes = Json::array();
  Json backward = Json::array();
  for (ValueId id = 0; id < static_cast<ValueId>(tape.values().size()); ++id) {
    values.push_back(value_json(tape, id));
  }
  for (NodeId id = 0; id < static_cast<NodeId>(tape.nodes().size()); ++id) {
    nodes.push_back(node_json(tape, id));
  }
  for (const BackwardMove& move : tape.backward_moves()) {
    const ValueId value = tape.node(move.node).inputs[static_cast<std::size_t>(move.input)];
    backward.push_back({{"node", move.node}, {"input", move.input}, {"value", value}});
  }
  return {{"where", where},
          {"values", values},
          {"nodes", nodes},
          {"loss", tape.loss()},
          {"input", or_null(stepper.input())},
          {"output", or_null(stepper.output())},
          {"backward", backward}};
}

Json state_json(std::string_view where, const Stepper& stepper) {
  const Tape& tape = stepper.tape();
  const StepState s = stepper.state();
  const Node* node = s.node < 0 ? nullptr : &tape.node(s.node);
  const bool has_loss = s.forward_done == static_cast<int>(tape.nodes().size());
  return {{"where", where},
          {"step", s.step},
          {"move", s.move},
          {"moves", s.moves},
          {"kind", s.kind < 0 ? "start" : move_kind_name(static_cast<MoveKind>(s.kind))},
          {"node", or_null(s.node)},
          {"value", or_null(s.value)},
          {"layer", node == nullptr ? "" : node->layer},
          {"op", node == nullptr ? "" : node->op->name},
          {"formula", node == nullptr ? "" : node->op->formula},
          {"forwardDone", s.forward_done},
          {"backwardDone", s.backward_done},
          {"examples", s.examples},
          {"portion", s.portion},
          {"portions", s.portions},
          {"loss", has_loss ? Json(tape.value(tape.loss()).data[0]) : Json()},
          {"back", s.back},
          {"held", s.held},
          {"edits", s.edits},
          {"diverged", s.diverged}};
}

Json cell_json(const Tape& tape, const Cell& cell) {
  const auto gradient_json = [&](const GradientTerm& term) -> Json {
    return {{"value", term.consumer},
            {"index", term.index},
            {"number", tape.value(term.consumer).data[term.index]},
            {"upstream", term.upstream},
            {"coefficient", term.coefficient},
            {"contribution", term.contribution}};
  };
  return {{"value", cell.value},
          {"index", cell.index},
          {"number", cell.number},
          {"gradient", cell.has_gradient ? Json(cell.gradient) : Json()},
          {"node", or_null(cell.node)},
          {"sources", terms_json(cell.sources, source_json)},
          {"constant", cell.node < 0 ? 0 : cell.constant()},
          {"working", working_json(cell.working)},
          {"bilinear", cell.bilinear},
          {"weights", terms_json(cell.weights, source_json)},
          {"gradientTerms", terms_json(cell.gradient_terms, gradient_json)}};
}

Json slopes_json(NodeId node, const UnitSlopes& found, Index example, Index examples) {
  const auto shares = [&](const std::vector<Index>& cells) {
    Json list = Json::array();
    for (const Index count : cells) list.push_back(double(count) / double(found.cells_of_unit));
    return list;
  };
  const auto size = static_cast<std::ptrdiff_t>(found.cells.size()) / examples;
  const auto begin = found.cells.begin() + example * size;
  return {{"node", node},
          {"examples", examples},
          {"dead", shares(found.dead)},
          {"saturated", shares(found.saturated)},
          {"cells", std::vector<Standing>(begin, begin + size)}};
}

Json path_json(const Tape& tape, const std::vector<PathHop>& path) {
  Json hops = Json::array();
  for (const PathHop& hop : path) {
    const Value& v = tape.value(hop.value);
    hops.push_back({{"value", hop.value},
                    {"index", hop.index},
                    {"number", v.data[hop.index]},
                    {"gradient", v.grad.data() == nullptr ? Json() : Json(v.grad[hop.index])},
                    {"coefficient", hop.coefficient},
                    {"contribution", hop.contribution}});
  }
  return hops;
}

Json nudge_json(const Tape& tape, ValueId value, Index index, double h, const Nudge& nudge) {
  return {{"value", value},
          {"index", index},
          {"number", tape.value(value).data[index]},
          {"h", h},
          {"loss", nudge.loss},
          {"lossBelow", nudge.below},
          {"lossAbove", nudge.above},
          {"analytic", nudge.analytic},
          {"numeric", nudge.numeric},
          {"rounding", nudge.rounding},
          {"relativeError", nudge.relative_error()}};
}

Json check_json(const SlopeCheck& check) {
  Json worst;
  if (check.worst) {
    worst = {{"value", check.worst->value},
             {"index", check.worst->index},
             {"analytic", check.worst->analytic},
             {"numeric", check.worst->numeric}};
  }
  return {{"checked", check.checked},
          {"maxRelativeError", check.max_relative_error},
          {"medianRelativeError", check.median_relative_error},
          {"floor", check.floor},
          {"kinks", check.kinks},
          {"beyond", check.beyond},
          {"worst", worst}};
}

Json update_json(ValueId value, Index index, const RecordedRun::ToldUpdate& told,
                 const Update& update) {
  const UpdateStory& s = told.story;
  const OptimizerType& type = update.optimizer().type();
  const ClippingType& clipping = update.clipping();
  const Regularisation& pull = update.regularisation();
  Json state = Json::array();
  for (std::size_t i = 0; i < type.state_names.size(); ++i) {
    state.push_back({{"name", type.state_names[i]},
                     {"before", s.state_before[i]},
                     {"after", s.state_after[i]}});
  }
  Json terms = Json::array();
  for (const UpdateTerm& term : s.terms) {
    terms.push_back({{"name", term.name}, {"number", term.value}, {"formula", term.formula}});
  }
  // What formulas name that is neither a term nor a state.
  Json known{{"gradient", s.used},
             {"weight", s.before},
             {"learning_rate", s.learning_rate},
             {"step", told.updates}};
  for (const OptionSpec& option : told.options.specs()) {
    if (!known.contains(option.name)) known[option.name] = told.options.number(option.name);
  }
  return {{"value", value},
          {"index", index},
          {"step", told.step},
          {"made", told.made},
          {"gradient", s.gradient},
          {"clippedGradient", s.clipped},
          {"usedGradient", s.used},
          {"clipping",
           {{"name", clipping.name},
            {"label", clipping.label},
            {"formula", clipping.formula},
            {"before", s.clip.before},
            {"after", s.clip.after}}},
          {"l1", pull.l1},
          {"l2", pull.l2},
          {"weightDecay", pull.weight_decay},
          {"decay", s.decay},
          {"learningRate",
           {{"option", told.rate_option}, {"factor", s.rate_factor}, {"rate", s.learning_rate}}},
          {"optimizer", {{"name", type.name}, {"label", type.label}, {"formula", type.formula}}},
          {"state", state},
          {"terms", terms},
          {"known", known},
          {"delta", s.delta},
          {"old", s.before},
          {"new", s.after}};
}

Json box_json(const Shape& example, std::span<const Index> cells) {
  if (example.rank() != 3 || cells.empty()) return {};
  const Index width = example[2];
  const Index plane = example[1] * width;
  Index top = example[1], left = width, bottom = 0, right = 0;
  for (const Index cell : cells) {
    const Index row = cell % plane / width;
    const Index column = cell % width;
    top = std::min(top, row);
    left = std::min(left, column);
    bottom = std::max(bottom, row + 1);
    right = std::max(right, column + 1);
  }
  return {{"top", top}, {"left", left}, {"height", bottom - top}, {"width", right - left}};
}

}  // namespace inkgrad
