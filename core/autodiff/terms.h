// Terms: a sum taken apart, its largest parts first, and what the parts left out come to.
#pragma once

#include <algorithm>
#include <cmath>
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
Terms<Term> largest_terms(std::vector<Term> terms, Index most, Part&& part) {
  Terms<Term> result;
  result.count = static_cast<Index>(terms.size());
  std::ranges::stable_sort(
      terms, [&](const Term& a, const Term& b) { return std::abs(part(a)) > std::abs(part(b)); });
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto adds = static_cast<double>(part(terms[i]));
    result.sum += adds;
    if (static_cast<Index>(i) >= most) result.rest += adds;
  }
  terms.resize(std::min(terms.size(), static_cast<std::size_t>(most)));
  result.largest = std::move(terms);
  return result;
}

}  // namespace inkgrad
