#include "core/ops/working.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/text.h"

namespace inkgrad {

namespace {

constexpr std::size_t kTerms = 4;
// A window of 3 x 3 is shown whole, in its own order.
constexpr std::size_t kWindow = 9;

void write_rest(Working& working, double rest, std::size_t count) {
  working.write(R"(\underbrace{#}_{)", {rest});
  working.write(text(count));
  working.write(R"(\text{ more}})");
}

void write_term(Working& working, const WorkingTerm& term) {
  working.write(term.tex);
  working.numbers.insert(working.numbers.end(), term.numbers.begin(), term.numbers.end());
}

}  // namespace

void Working::write(std::string_view part, std::initializer_list<double> its_numbers) {
  tex += part;
  numbers.insert(numbers.end(), its_numbers);
}

void write_sum(Working& working, const std::vector<WorkingTerm>& terms) {
  std::vector<const WorkingTerm*> order;
  for (const WorkingTerm& term : terms) {
    if (term.value != 0) order.push_back(&term);
  }
  // What is no number counts as the largest: it is what one looks for.
  const auto size = [](const WorkingTerm* term) {
    return std::isnan(term->value) ? HUGE_VAL : std::abs(term->value);
  };
  // Equal ones keep their order.
  std::ranges::sort(
      order, [&](auto* a, auto* b) { return size(a) != size(b) ? size(a) > size(b) : a < b; });
  if (order.empty()) working.write("0");
  double rest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i >= kTerms) {
      rest += order[i]->value;
      continue;
    }
    if (i > 0) working.write(" + ");
    write_term(working, *order[i]);
  }
  if (order.size() <= kTerms) return;
  working.write(" + ");
  write_rest(working, rest, order.size() - kTerms);
}

void write_max(Working& working, const std::vector<Scalar>& of) {
  std::vector<Scalar> shown = of;
  const bool whole = of.size() <= kWindow;
  if (!whole) std::ranges::sort(shown, std::greater<>());
  const std::size_t written = whole ? shown.size() : kTerms;
  working.write(R"(\max()");
  for (std::size_t i = 0; i < written; ++i) {
    working.write(i == 0 ? "#" : R"(,\; #)", {double(shown[i])});
  }
  if (!whole) {
    working.write(R"(,\; )");
    write_rest(working, double(shown[written]), shown.size() - written);
  }
  working.write(")");
}

}  // namespace inkgrad
