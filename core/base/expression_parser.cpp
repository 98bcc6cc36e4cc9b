// Recursive descent: one function a level of binding, weakest first. Nesting is counted, so hostile
// text cannot use up the stack.
#include "core/base/expression_parser.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numbers>
#include <string>

#include "core/base/characters.h"
#include "core/base/error.h"
#include "core/base/expression.h"

namespace inkgrad {

namespace {

using Kind = ExpressionStep::Kind;

struct Name {
  std::string_view name;
  ExpressionStep step;
};

const std::array<Name, 4> kNames{{
    {"x", {.kind = Kind::kX}},
    {"y", {.kind = Kind::kY}},
    {"pi", {.number = std::numbers::pi}},
    {"e", {.number = std::numbers::e}},
}};

class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) {}
  // Unknown names join `variables`, and x and y are nothing special; only `functions` are known.
  Parser(std::string_view source, std::span<const std::string_view> functions,
         std::vector<std::string>& variables)
      : source_(source), functions_(functions), variables_(&variables) {}

  std::vector<ExpressionStep> parse() {
    if (source_.size() > Expression::kMaxLength) {
      throw Error(ErrorCode::kInvalidArgument,
                  text("formula: expected at most ", Expression::kMaxLength, " characters, got ",
                       source_.size()));
    }
    skip_space();
    if (variables_ != nullptr) skip_title();
    comparison();
    if (at_ < source_.size()) refuse("an operator or the end");
    return std::move(program_);
  }

 private:
  // The "f =" of "f = a * b".
  void skip_title() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    const bool named = at_ > begin && is_letter(source_[begin]);
    skip_space();
    if (!named || !accept("=")) at_ = begin;
  }

  void comparison() {
    sum();
    for (const std::string_view symbol : {"<=", ">=", "<", ">"}) {
      const std::size_t begin = at_;
      if (!accept(symbol)) continue;
      sum();
      call(expression_operator(symbol), begin, begin + symbol.size());
      return;
    }
  }

  void sum() { chain({"+", "-"}, &Parser::product); }
  void product() { chain({"*", "/"}, &Parser::sign); }

  void chain(std::initializer_list<std::string_view> symbols, void (Parser::*part)()) {
    (this->*part)();
    for (;;) {
      const std::size_t begin = at_;
      const std::string_view symbol = accepted(symbols);
      if (symbol.empty()) return;
      (this->*part)();
      call(expression_operator(symbol), begin, begin + 1);
    }
  }

  void sign() {
    const std::size_t begin = at_;
    if (!accept("-")) return power();
    const Nested nested(*this);
    sign();
    call(expression_operator("neg"), begin, begin + 1);
  }

  void power() {
    operand();
    const std::size_t begin = at_;
    if (!accept("^")) return;
    const Nested nested(*this);
    sign();
    call(expression_operator("^"), begin, begin + 1);
  }

  void operand() {
    const std::size_t begin = at_;
    if (accept("(")) {
      const Nested nested(*this);
      comparison();
      program_.back().begin = begin;
      program_.back().end = closing();
      return;
    }
    const char c = at_ < source_.size() ? source_[at_] : '\0';
    if (is_digit(c) || c == '.') return number();
    if (is_letter(c)) return name();
    refuse("a number, a name or \"(\"");
  }

  void number() {
    const std::size_t begin = at_;
    skip_digits();
    if (peek() == '.') ++at_;
    skip_digits();
    if (at_ == begin + 1 && source_[begin] == '.') {
      at_ = begin;
      refuse("a number, a name or \"(\"");
    }
    skip_exponent();
    const std::string digits(source_.substr(begin, at_ - begin));
    program_.push_back(
        {.number = std::strtod(digits.c_str(), nullptr), .begin = begin, .end = at_});
    skip_space();
  }

  // Only where digits follow: "2e" is no number.
  void skip_exponent() {
    const std::size_t begin = at_;
    if (peek() != 'e' && peek() != 'E') return;
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    if (!is_digit(peek())) {
      at_ = begin;
      return;
    }
    skip_digits();
  }

  void name() {
    const std::size_t begin = at_;
    while (is_letter(peek()) || is_digit(peek())) ++at_;
    const std::string_view word = source_.substr(begin, at_ - begin);
    const auto* known = std::ranges::find(kNames, word, &Name::name);
    if (known != kNames.end() && (variables_ == nullptr || known->step.kind == Kind::kNumber)) {
      program_.push_back(known->step);
      program_.back().begin = begin;
      program_.back().end = at_;
      return skip_space();
    }
    const ExpressionFunction* function = function_named(word);
    if (function == nullptr && variables_ != nullptr && source_.substr(at_, 1) != "(") {
      return variable(word, begin);
    }
    if (function == nullptr) refuse_name(word, begin);
    skip_space();
    arguments_of(*function, begin);
  }

  const ExpressionFunction* function_named(std::string_view word) const {
    const bool known =
        variables_ == nullptr || std::ranges::find(functions_, word) != functions_.end();
    return known ? find_expression_function(word) : nullptr;
  }

  void variable(std::string_view word, std::size_t begin) {
    const auto found = std::ranges::find(*variables_, word);
    const auto index = static_cast<std::size_t>(found - variables_->begin());
    if (found == variables_->end()) variables_->emplace_back(word);
    program_.push_back({.kind = Kind::kVariable, .variable = index, .begin = begin, .end = at_});
    skip_space();
  }

  void arguments_of(const ExpressionFunction& function, std::size_t begin) {
    expect("(");
    const Nested nested(*this);
    comparison();
    if (function.arguments == 2) {
      expect_after(",");
      comparison();
    }
    call(function, begin, closing());
  }

  // Takes a closing parenthesis; returns where it ends.
  std::size_t closing() {
    const std::size_t end = at_ + 1;
    expect_after(")");
    return end;
  }

  void call(const ExpressionFunction& function, std::size_t begin, std::size_t end) {
    program_.push_back({.kind = Kind::kCall, .function = &function, .begin = begin, .end = end});
  }

  bool accept(std::string_view symbol) {
    if (!source_.substr(at_).starts_with(symbol)) return false;
    at_ += symbol.size();
    skip_space();
    return true;
  }

  std::string_view accepted(std::initializer_list<std::string_view> symbols) {
    for (const std::string_view symbol : symbols) {
      if (accept(symbol)) return symbol;
    }
    return {};
  }

  void expect(std::string_view symbol) {
    if (!accept(symbol)) refuse(text('"', symbol, '"'));
  }

  // Behind a whole expression, which might as well go on.
  void expect_after(std::string_view symbol) {
    if (!accept(symbol)) refuse(text("an operator or \"", symbol, '"'));
  }

  char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }
  void skip_digits() {
    while (is_digit(peek())) ++at_;
  }
  void skip_space() {
    while (is_space(peek())) ++at_;
  }

  // Counts levels while it lives.
  struct Nested {
    explicit Nested(Parser& p) : parser(p) {
      if (++parser.nesting_ > Expression::kMaxNesting) {
        throw Error(ErrorCode::kInvalidArgument,
                    text(parser.place(parser.at_), "expected at most ", Expression::kMaxNesting,
                         " levels of nesting"));
      }
    }
    ~Nested() { --parser.nesting_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;
    Parser& parser;
  };

  // Counted from 1 and in characters, as a person counts.
  std::string place(std::size_t at) const {
    const auto before = source_.substr(0, at);
    const auto characters =
        std::ranges::count_if(before, [](char c) { return !is_continuation(c); });
    return text("formula: at character ", characters + 1, ": ");
  }

  [[noreturn]] void refuse(std::string_view wanted) const {
    std::string got = "the end";
    if (at_ < source_.size()) {
      std::size_t end = at_ + 1;
      while (end < source_.size() && is_continuation(source_[end])) ++end;
      got = text('"', source_.substr(at_, end - at_), '"');
    }
    throw Error(ErrorCode::kInvalidArgument, text(place(at_), "expected ", wanted, ", got ", got));
  }

  [[noreturn]] void refuse_name(std::string_view word, std::size_t at) const {
    std::vector<std::string_view> known;
    for (const Name& name : kNames)
      if (variables_ == nullptr || name.step.kind == Kind::kNumber) known.push_back(name.name);
    for (const ExpressionFunction& function : expression_functions())
      if (function_named(function.name) != nullptr) known.push_back(function.name);
    throw Error(ErrorCode::kUnknownName, text(place(at), "unknown name \"", word.substr(0, 40),
                                              "\"; known: ", comma_separated(known)));
  }

  std::string_view source_;
  std::span<const std::string_view> functions_;
  std::vector<std::string>* variables_ = nullptr;
  std::size_t at_ = 0;
  int nesting_ = 0;
  std::vector<ExpressionStep> program_;
};

}  // namespace

std::vector<ExpressionStep> parse_expression(std::string_view source) {
  return Parser(source).parse();
}

Formula parse_formula(std::string_view source, std::span<const std::string_view> functions) {
  Formula formula;
  formula.steps = Parser(source, functions, formula.variables).parse();
  return formula;
}

}  // namespace inkgrad
