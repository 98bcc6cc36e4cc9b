// Runs the native test cases in WebAssembly. Prints one line per case that fails or is left out,
// and a summary; the exit code says whether all passed.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <exception>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace inkgrad_catch {

namespace {

struct Case {
  std::string_view name;
  std::string_view tags;
  Body body;
};

// Functions rather than globals: test cases add themselves while globals are being initialised.
std::vector<Case>& cases() {
  static std::vector<Case> list;
  return list;
}
std::vector<std::string>& infos() {
  static std::vector<std::string> list;
  return list;
}

int checks = 0;
int failed_checks = 0;

// Of the case that runs: which of its sections is its turn, how many it has, and whether one is
// open.
int section_wanted = 0;
int sections_met = 0;
int sections_known = 0;
bool in_section = false;

enum class Outcome { kPassed, kFailed, kLeftOut };

// More than one thread in the variant that has none: not a fault, the other variant runs that case.
bool needs_threads(const inkgrad::Error& error) {
  return !INKGRAD_THREADS && error.code() == inkgrad::ErrorCode::kUnsupported;
}

// Once without sections, or once for each.
void run_sections(Body body) {
  sections_known = 0;
  for (section_wanted = 0; section_wanted == 0 || section_wanted < sections_known;
       ++section_wanted) {
    sections_met = 0;
    body();
    sections_known = std::max(sections_known, sections_met);
  }
}

Outcome run(const Case& one) {
  if (one.tags.find("[slow]") != std::string_view::npos) return Outcome::kLeftOut;
  const int failed_before = failed_checks;
  try {
    run_sections(one.body);
  } catch (const Stop&) {
  } catch (const inkgrad::Error& error) {
    if (needs_threads(error)) return Outcome::kLeftOut;
    check(false, error.what(), "thrown", 0);
  } catch (const std::exception& error) {
    check(false, error.what(), "thrown", 0);
  }
  return failed_checks == failed_before ? Outcome::kPassed : Outcome::kFailed;
}

}  // namespace

bool add_case(const char* name, const char* tags, Body body) {
  cases().push_back({name, tags, body});
  return true;
}

void check(bool passed, const char* text, const char* file, int line) {
  ++checks;
  if (passed) return;
  // A case that goes wrong everywhere need not say so ten thousand times.
  if (++failed_checks > 50) return;
  std::printf("%s:%d: %s\n", file, line, text);
  for (const std::string& info : infos()) std::printf("  with %s\n", info.c_str());
}

void require(bool passed, const char* text, const char* file, int line) {
  check(passed, text, file, line);
  if (!passed) throw Stop{};
}

Section::Section(const char* name) : entered_(false) {
  if (in_section) {
    check(false, name, "a SECTION inside a SECTION", 0);
    return;
  }
  entered_ = sections_met++ == section_wanted;
  if (!entered_) return;
  in_section = true;
  infos().push_back(name);
}
Section::~Section() {
  if (!entered_) return;
  in_section = false;
  infos().pop_back();
}

Info::Info(const std::string& text) { infos().push_back(text); }
Info::~Info() { infos().pop_back(); }

}  // namespace inkgrad_catch

int main() {
  using inkgrad_catch::Outcome;
  int counts[3] = {};
  for (const auto& one : inkgrad_catch::cases()) {
    const Outcome outcome = inkgrad_catch::run(one);
    ++counts[static_cast<int>(outcome)];
    const char* words[] = {"", "FAILED", "left out"};
    if (outcome != Outcome::kPassed) {
      std::printf("%s: %s\n", words[static_cast<int>(outcome)], std::string(one.name).c_str());
    }
  }
  std::printf("%d cases passed, %d failed, %d left out; %d checks\n", counts[0], counts[1],
              counts[2], inkgrad_catch::checks);
  return counts[1] == 0 && counts[0] > 0 ? 0 : 1;
}
