#include "core/export/pytorch/python_text.h"

#include "core/base/json.h"
#include "core/base/text.h"

namespace inkgrad {

namespace {

constexpr std::size_t kMaxColumns = 79;  // PEP 8

std::string blanks(int count) { return std::string(static_cast<std::size_t>(count), ' '); }

}  // namespace

std::string python_number(double value) { return Json(value).dump(); }

std::string python_bool(bool value) { return value ? "True" : "False"; }

std::string python_list(const std::vector<std::string>& items) {
  return text("[", comma_separated(items), "]");
}

std::string python_line(int indent, const std::string& statement) {
  const std::string whole = blanks(indent) + statement;
  const std::size_t open = statement.find('(');
  if (whole.size() <= kMaxColumns || open == std::string::npos || statement.back() != ')') {
    return whole + "\n";
  }
  const std::string margin = blanks(indent + 4);
  std::string result = blanks(indent) + statement.substr(0, open + 1) + "\n";
  std::string line = margin;
  std::string rest = statement.substr(open + 1, statement.size() - open - 2);
  while (!rest.empty()) {
    const std::size_t comma = rest.find(", ");
    const std::string piece = rest.substr(0, comma == std::string::npos ? comma : comma + 1);
    rest.erase(0, comma == std::string::npos ? comma : comma + 2);
    if (line.size() > margin.size() && line.size() + 1 + piece.size() > kMaxColumns) {
      result += line + "\n";
      line = margin;
    }
    if (line.size() > margin.size()) line += " ";
    line += piece;
  }
  return result + line + "\n" + blanks(indent) + ")\n";
}

std::string python_block(int indent, std::string_view lines) {
  std::string result;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (!line.empty()) result += blanks(indent);
    result.append(line);
    result += '\n';
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return result;
}

}  // namespace inkgrad
