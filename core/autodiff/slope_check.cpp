#include "core/autodiff/slope_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/autodiff/local_derivative.h"
#include "core/autodiff/tape_keeper.h"
#include "core/base/error.h"
#include "core/base/rng.h"

namespace inkgrad {

namespace {

struct Sides {
  double below, above, width;
  double slope() const { return (above - below) / width; }
};

// Runs a tape beside its numbers; knows the gradient that enters at the result.
class Prober {
 public:
  explicit Prober(const SlopeSubject& subject) : tape_(subject.tape) {
    tape_.forward_all();
    for (const Value& value : tape_.values()) {
      if (value.role == ValueRole::kParameter && value.grad.data() != nullptr) {
        std::ranges::fill(value.grad.values(), Scalar(0));
      }
    }
    subject.begin_backward();
    const std::span<const Scalar> seed = result().grad.values();
    seed_.assign(seed.begin(), seed.end());
    for (const BackwardMove& move : tape_.backward_moves()) tape_.backward(move);
  }

  double loss() const {
    double sum = 0;
    for (std::size_t i = 0; i < seed_.size(); ++i) {
      sum += double(result().data[static_cast<Index>(i)]) * double(seed_[i]);
    }
    return sum;
  }

  Sides beside(ValueId value, Index index, double h) const {
    Scalar& number = tape_.value(value).data[index];
    const Scalar before = number;
    number = static_cast<Scalar>(double(before) + h);
    const auto high = static_cast<double>(number);
    run_from(value);
    const double above = loss();
    number = static_cast<Scalar>(double(before) - h);
    const auto low = static_cast<double>(number);
    run_from(value);
    const double below = loss();
    number = before;
    run_from(value);
    return {below, above, high - low};
  }

 private:
  const Value& result() const { return tape_.value(tape_.loss()); }
  // What comes before the first reader of `value` stays as it is.
  void run_from(ValueId value) const {
    bool read = false;
    for (NodeId id = 0; id < static_cast<NodeId>(tape_.nodes().size()); ++id) {
      read = read || std::ranges::find(tape_.node(id).inputs, value) != tape_.node(id).inputs.end();
      if (read) tape_.forward(id);
    }
  }

  const Tape& tape_;
  std::vector<Scalar> seed_;
};

double relative(double a, double b, double floor) {
  const double size = std::max({std::abs(a), std::abs(b), floor});
  return size == 0 ? 0 : std::abs(a - b) / size;
}

constexpr double kEpsilon = std::numeric_limits<Scalar>::epsilon();

struct Settled {
  double slope;
  bool kink;
  double doubt;  // how far it may be from the slope: rounding, and the bend that h leaves
};

// By how much rounding can move a slope measured over h either way.
double rounding_of_slope(double loss, double h) { return 8 * kEpsilon * (std::abs(loss) + 1) / h; }

// From three widths, each half the one before; what is left over tells whether the slope settles.
Settled settled_slope(const Prober& prober, ValueId value, Index index, double loss) {
  const double h = std::cbrt(kEpsilon) * 4;
  std::array<double, 3> s{};
  for (std::size_t i = 0; i < s.size(); ++i) {
    s[i] = prober.beside(value, index, h / double(1 << i)).slope();
  }
  const double wide = (4 * s[1] - s[0]) / 3;
  const double narrow = (4 * s[2] - s[1]) / 3;
  const double rounding = rounding_of_slope(loss, h);
  const double unsettled = std::abs(wide - narrow);
  const double doubt = rounding + 0.002 * std::abs(wide);
  // Where kinks are crossed one by one the error shrinks with h, not with its square: `wide` is
  // then twice as far off as it is from `narrow`.
  return {wide, !(unsettled <= doubt), doubt + 2 * unsettled};
}

}  // namespace

double Nudge::relative_error() const { return relative(analytic, numeric, 0); }

Nudge nudge_cell(const SlopeSubject& subject, ValueId value, Index index, double h) {
  expect_cell(subject.tape, value, index);
  if (!(h >= 1e-6 && h <= 1)) {
    throw Error(ErrorCode::kInvalidArgument, text("nudge: expected 1e-6 to 1, got ", h));
  }
  const Value& v = subject.tape.value(value);
  if (v.producer >= 0 || v.grad.data() == nullptr) {
    throw Error(ErrorCode::kInvalidArgument,
                text("nudge: expected a parameter or input with a gradient, got \"", v.name, "\""));
  }
  const TapeKeeper keeper(subject.tape);
  const Prober prober(subject);
  Nudge nudge{.loss = prober.loss(), .analytic = double(v.grad[index])};
  const Sides sides = prober.beside(value, index, h);
  nudge.below = sides.below;
  nudge.above = sides.above;
  nudge.numeric = sides.slope();
  nudge.rounding = rounding_of_slope(nudge.loss, h);
  return nudge;
}

SlopeCheck check_slopes(const SlopeSubject& subject, int count, std::uint64_t seed) {
  if (count < 1 || count > 10'000) {
    throw Error(ErrorCode::kInvalidArgument,
                text("gradient check: expected 1 to 10000 weights, got ", count));
  }
  std::vector<ValueId> parameters;
  Index numbers = 0;
  for (std::size_t id = 0; id < subject.tape.values().size(); ++id) {
    const Value& v = subject.tape.values()[id];
    if (v.role != ValueRole::kParameter || v.grad.data() == nullptr) continue;
    parameters.push_back(static_cast<ValueId>(id));
    numbers += v.data.count();
  }
  if (numbers == 0) {
    throw Error(ErrorCode::kBadState, "gradient check: expected parameters that are trained");
  }
  const TapeKeeper keeper(subject.tape);
  const Prober prober(subject);
  const double loss = prober.loss();
  double largest = 0;
  for (const ValueId id : parameters) {
    for (const Scalar g : subject.tape.value(id).grad.values()) {
      largest = std::max(largest, std::abs(double(g)));
    }
  }
  SlopeCheck check;
  check.floor = std::max(largest / 10, std::cbrt(kEpsilon) / 100);
  std::vector<double> errors;
  Rng rng(seed);
  const bool all = count >= numbers;
  for (Index i = 0; i < (all ? numbers : count); ++i) {
    Index at = all ? i : static_cast<Index>(rng.below(static_cast<std::uint32_t>(numbers)));
    std::size_t which = 0;
    while (at >= subject.tape.value(parameters[which]).data.count()) {
      at -= subject.tape.value(parameters[which++]).data.count();
    }
    const ValueId id = parameters[which];
    const double analytic = double(subject.tape.value(id).grad[at]);
    const Settled numeric = settled_slope(prober, id, at, loss);
    if (numeric.kink || !std::isfinite(analytic)) {
      ++check.kinks;
      continue;
    }
    ++check.checked;
    if (!(std::abs(analytic - numeric.slope) <= numeric.doubt)) ++check.beyond;
    errors.push_back(relative(analytic, numeric.slope, check.floor));
    if (!check.worst || !(errors.back() <= check.max_relative_error)) {
      check.max_relative_error = errors.back();
      check.worst = SlopeCheck::Weight{id, at, analytic, numeric.slope};
    }
  }
  if (errors.empty()) return check;
  const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2);
  std::ranges::nth_element(errors, middle);
  check.median_relative_error = *middle;
  return check;
}

}  // namespace inkgrad
