#include "core/session/formula_tape.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/error.h"
#include "core/base/expression_parser.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

using Kind = ExpressionStep::Kind;

struct OpOfFunction {
  std::string_view function;
  const Op& op;
};

// What can stand on a tape; the others have no slope worth following.
constexpr std::array kOps{
    OpOfFunction{"+", kAdd},     OpOfFunction{"-", kSubtract},      OpOfFunction{"*", kMultiply},
    OpOfFunction{"/", kDivide},  OpOfFunction{"^", kPower},         OpOfFunction{"neg", kNegate},
    OpOfFunction{"tanh", kTanh}, OpOfFunction{"sigmoid", kSigmoid}, OpOfFunction{"relu", kRelu},
    OpOfFunction{"exp", kExp},   OpOfFunction{"log", kLog},         OpOfFunction{"sqrt", kSqrt},
    OpOfFunction{"sin", kSin},   OpOfFunction{"cos", kCos},         OpOfFunction{"abs", kAbs},
};

const Op& op_of(const ExpressionStep& step) {
  const auto* found = std::ranges::find(kOps, step.function->name, &OpOfFunction::function);
  if (found != kOps.end()) return found->op;
  // Functions are refused as the formula is read: this is a comparison.
  throw Error(ErrorCode::kUnknownName,
              text("formula: at character ", step.begin + 1, ": no op for \"", step.function->name,
                   "\": expected + - * / ^ or a function"));
}

std::vector<std::string_view> functions_with_ops() {
  std::vector<std::string_view> names;
  for (const OpOfFunction& entry : kOps) names.push_back(entry.function);
  return names;
}

// As the person wrote it: "0.5", "pi".
std::string piece_of(std::string_view source, std::size_t begin, std::size_t end) {
  return std::string(source.substr(begin, end - begin));
}
std::string constant_name(std::string_view source, const ExpressionStep& step) {
  return piece_of(source, step.begin, step.end);
}

std::vector<ParameterSpec> specs_of(std::string_view source, const Formula& formula) {
  std::vector<ParameterSpec> specs;
  for (const std::string& name : formula.variables) specs.push_back({name, "", Shape{1}});
  for (const ExpressionStep& step : formula.steps) {
    if (step.kind != Kind::kNumber) continue;
    const std::string name = constant_name(source, step);
    if (std::ranges::find(specs, name, &ParameterSpec::name) != specs.end()) continue;
    specs.push_back({name, "", Shape{1}, ParameterRole::kStatistic});
  }
  return specs;
}

// A value on the tape and the piece of the formula that it stands for.
struct Piece {
  ValueId value;
  std::size_t begin, end;
};

class Builder {
 public:
  Builder(std::string_view source, Tape& tape, const ParameterStore& store)
      : source_(source), tape_(tape) {
    for (const Parameter& p : store.parameters()) {
      ids_[p.name] = tape.parameter(p.name, store.value(p), store.gradient(p));
    }
    for (const Parameter& p : store.kept()) ids_[p.name] = tape.statistic(p.name, store.value(p));
  }

  ValueId build(const Formula& formula) {
    for (const ExpressionStep& step : formula.steps) {
      if (step.kind == Kind::kCall) {
        call(step);
      } else {
        const std::string name = step.kind == Kind::kNumber ? constant_name(source_, step)
                                                            : formula.variables[step.variable];
        stack_.push_back({ids_.at(name), step.begin, step.end});
      }
    }
    if (tape_.nodes().empty()) {  // a name by itself
      const Piece& whole = stack_.back();
      const std::string piece = piece_of(source_, whole.begin, whole.end);
      return tape_.apply(kIdentity, {whole.value}, piece, piece);
    }
    return stack_.back().value;
  }

 private:
  void call(const ExpressionStep& step) {
    const Op& op = op_of(step);
    const bool two = step.function->arguments == 2;
    const Piece second = stack_.back();
    if (two) stack_.pop_back();
    const Piece first = stack_.back();
    const std::size_t begin = std::min({step.begin, first.begin, second.begin});
    const std::size_t end = std::max({step.end, first.end, second.end});
    const std::string piece = piece_of(source_, begin, end);
    const ValueId value = two ? tape_.apply(op, {first.value, second.value}, piece, piece)
                              : tape_.apply(op, {first.value}, piece, piece);
    stack_.back() = {value, begin, end};
  }

  std::string_view source_;
  Tape& tape_;
  std::map<std::string, ValueId> ids_;
  std::vector<Piece> stack_;
};

void set_numbers(const ParameterStore& store,
                 const std::map<std::string, double, std::less<>>& numbers) {
  std::vector<std::string_view> known;
  for (const Parameter& p : store.parameters()) {
    known.push_back(p.name);
    const auto given = numbers.find(p.name);
    store.value(p)[0] = given == numbers.end() ? Scalar(1) : static_cast<Scalar>(given->second);
  }
  for (const auto& [name, number] : numbers) {
    if (std::ranges::find(known, name) == known.end()) {
      throw Error(ErrorCode::kUnknownName,
                  text("number for \"", name, "\": known names: ", comma_separated(known)));
    }
    if (!std::isfinite(number)) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("number for \"", name, "\": expected a finite one, got ", number));
    }
  }
}

}  // namespace

FormulaTape formula_tape(Parallel& parallel, std::string_view source,
                         const std::map<std::string, double, std::less<>>& numbers) {
  const Formula formula = parse_formula(source, functions_with_ops());
  if (formula.variables.empty()) {
    const bool titled = source.find('=') != std::string_view::npos;
    throw Error(ErrorCode::kInvalidArgument,
                text("formula: expected at least one name",
                     titled ? " behind \"=\": what stands before it names the result" : "",
                     ", as in a * b"));
  }
  FormulaTape made{ParameterStore(specs_of(source, formula)),
                   std::make_unique<ModelTape>(parallel, 1)};
  set_numbers(made.store, numbers);
  for (const ExpressionStep& step : formula.steps) {
    if (step.kind != Kind::kNumber) continue;
    made.store.value(made.store.find(constant_name(source, step)))[0] =
        static_cast<Scalar>(step.number);
  }
  Tape& tape = made.model->tape;
  const ValueId result = Builder(source, tape, made.store).build(formula);
  tape.finish(result, GradientsFor::kParameters);
  return made;
}

}  // namespace inkgrad
