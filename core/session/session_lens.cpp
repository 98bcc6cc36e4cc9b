// What a Session shows of a tape: its graph, its numbers, where each comes from. Nothing here
// changes a run; what does is in session_steps.cpp.
#include <algorithm>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/lens_json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

namespace {

SlopeSubject slopes_of(const Stepper& stepper) {
  return {stepper.tape(), [&stepper] { stepper.begin_backward(); }};
}

// An update has changed a parameter since the node read it: with its numbers of now the formula
// would not give what the node made.
bool moved_since(const Stepper& stepper, NodeId node) {
  if (node < 0 || stepper.state().kind != static_cast<int>(MoveKind::kUpdate)) return false;
  const Tape& tape = stepper.tape();
  return std::ranges::any_of(tape.node(node).inputs, [&](ValueId id) {
    return tape.value(id).role == ValueRole::kParameter;
  });
}

// Before the first batch the tape of a run holds nothing.
void expect_numbers(std::string_view where, const Stepper& stepper) {
  if (where == "run" && stepper.state().kind < 0) {
    throw Error(ErrorCode::kBadState, "nothing is computed yet: expected a move first");
  }
}

void expect_example(const Tape& tape, int example) {
  if (example >= 0 && example < tape.batch_size()) return;
  throw Error(ErrorCode::kInvalidArgument,
              text("example: expected 0 to ", tape.batch_size() - 1, ", got ", example));
}

}  // namespace

std::string Session::graph(std::string_view where) {
  return graph_json(where, state_->at(where)).dump();
}

std::string Session::lens_values(std::string_view where, std::span<const int> ids, int example) {
  const Tape& tape = state_->at(where).tape();
  expect_example(tape, example);
  for (const int id : ids) expect_cell(tape, id, 0);
  std::vector<Scalar>& numbers = state_->lens;
  numbers.clear();
  Json slots = Json::array();
  for (const int id : ids) {
    const Value& v = tape.value(id);
    const auto part = [&](const Tensor& t) { return v.batched ? t.row(example) : t.values(); };
    const auto add = [&](std::span<const Scalar> from) {
      const std::size_t at = numbers.size();
      numbers.insert(numbers.end(), from.begin(), from.end());
      return at;
    };
    const std::size_t data = add(part(v.data));
    const Json gradient = v.grad.data() == nullptr ? Json() : Json(add(part(v.grad)));
    slots.push_back(
        {{"id", id}, {"size", part(v.data).size()}, {"data", data}, {"gradient", gradient}});
  }
  return slots.dump();
}

std::span<const Scalar> Session::lens_numbers() const { return state_->lens; }

std::string Session::cell(std::string_view where, int value, int index, int most) {
  const Stepper& stepper = state_->at(where);
  const Tape& tape = stepper.tape();
  Cell found = look_at_cell(tape, value, index, most);
  if (moved_since(stepper, found.node)) found.working = {};
  return dump_with_infinities(cell_json(tape, found));
}

std::string Session::largest_path(std::string_view where, int value, int index) {
  const Tape& tape = state_->at(where).tape();
  return dump_with_infinities(path_json(tape, inkgrad::largest_path(tape, value, index)));
}

std::string Session::nudge(std::string_view where, int value, int index, double h) {
  const Stepper& stepper = state_->at(where);
  expect_numbers(where, stepper);
  const Nudge nudged = nudge_cell(slopes_of(stepper), value, index, h);
  return dump_with_infinities(nudge_json(stepper.tape(), value, index, h, nudged));
}

std::string Session::check_gradients(std::string_view where, int count, int seed) {
  const Stepper& stepper = state_->at(where);
  expect_numbers(where, stepper);
  return dump_with_infinities(
      check_json(check_slopes(slopes_of(stepper), count, static_cast<std::uint64_t>(seed))));
}

std::string Session::unit_slopes(std::string_view where, int node, int example) {
  const Stepper& stepper = state_->at(where);
  const Tape& tape = stepper.tape();
  expect_numbers(where, stepper);
  expect_example(tape, example);
  if (node < 0 || node >= static_cast<int>(tape.nodes().size())) {
    throw Error(ErrorCode::kUnknownName,
                text("node: expected 0 to ", tape.nodes().size() - 1, ", got ", node));
  }
  const Node& activation = tape.node(node);
  const double largest = largest_slope(activation);
  return dump_with_infinities(
      slopes_json(node, inkgrad::unit_slopes(activation, largest), example, tape.batch_size()));
}

std::string Session::receptive_field(std::string_view where, int value, int index) {
  const Stepper& stepper = state_->at(where);
  const Tape& tape = stepper.tape();
  if (stepper.input() < 0) {
    throw Error(ErrorCode::kInvalidArgument, "receptive field: a formula has no input");
  }
  std::vector<Index> cells = inkgrad::receptive_field(tape, stepper.input(), value, index);
  const Shape shape = tape.value(stepper.input()).data.shape().without_batch();
  for (Index& cell : cells) cell %= shape.count();
  std::ranges::sort(cells);
  const auto again = std::ranges::unique(cells);
  cells.erase(again.begin(), again.end());
  return Json{{"value", stepper.input()}, {"indices", cells}, {"box", box_json(shape, cells)}}
      .dump();
}

std::string Session::update_of(int value, int index) {
  RunStepper& stepper = state_->run_stepper();
  const Tape& tape = stepper.tape();
  expect_cell(tape, value, index);
  const Value& v = tape.value(value);
  if (v.role != ValueRole::kParameter || v.grad.data() == nullptr) {
    throw Error(ErrorCode::kInvalidArgument,
                text("update: expected a parameter that is trained, got \"", v.name, "\""));
  }
  Run& run = state_->run();
  const Index at = run.store.find(v.name).begin + index;
  return dump_with_infinities(
      update_json(value, index, stepper.tell_update(at), run.training().update));
}

}  // namespace inkgrad
