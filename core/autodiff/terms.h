// Terms: a sum taken apart, its largest parts first, and what the parts left out come to.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/base/scalar.h"

namespace inkgrad {

template <typename Term>
struct Terms {
  std::vector<Term> largest;
  Index count = 0;  // of all
  double sum = 0;   // of all
  double rest = 0;  // of those not in `largest`
};

// `part` gives what a term adds to the sum; equal sizes keep their order.
template <typename Term, typename Part>
Terms<Term> largest_terms(const std::vector<Term>& terms, Index most, Part&& part) {
  Terms<Term> result;
  result.count = static_cast<Index>(terms.size());
  std::vector<std::size_t> order(terms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto size = [&](std::size_t i) {  // what is no number comes first
    const auto adds = static_cast<double>(part(terms[i]));
    return std::isnan(adds) ? HUGE_VAL : std::abs(adds);
  };
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return size(a) != size(b) ? size(a) > size(b) : a < b;
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Term& term = terms[order[i]];
    const auto adds = static_cast<double>(part(term));
    result.sum += adds;
    if (static_cast<Index>(i) < most) {
      result.largest.push_back(term);
    } else {
      result.rest += adds;
    }
  }
  return result;
}

}  // namespace inkgrad
