// What a formula in TeX with numbers comes to, for the few signs that ops write
// (core/ops/working.h). Written apart from the ops, so that a wrong formula gives a wrong number.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace inkgrad {

class TexValue {
 public:
  // Throws std::runtime_error where the text is none of the formulas, or the numbers are too many
  // or too few for it.
  static double of(std::string_view tex, std::span<const double> numbers);

 private:
  TexValue(std::string_view tex, std::span<const double> numbers) : left_(tex), numbers_(numbers) {}

  double sum();
  double product();
  double signed_factor();
  double power();
  double factor();
  double function(std::string_view name);
  double group();  // {...}
  double inside(std::string_view close);
  double extreme(bool largest);
  void skip_space();
  bool take(std::string_view sign);
  void expect(std::string_view sign);
  bool at_end_of_product();
  [[noreturn]] void fail(std::string_view wanted) const;

  std::string_view left_;
  std::span<const double> numbers_;
};

}  // namespace inkgrad
