// Stands in for Catch2 when the native tests are compiled to WebAssembly: Debian has Catch2 as a
// native library only. Just the macros that tests/native uses, with the same meaning; INFO is kept
// as text.
#pragma once

#include <sstream>
#include <string>

namespace inkgrad_catch {

using Body = void (*)();

// Adds a test case to the list that main.cpp runs. Always true: it initialises a global.
bool add_case(const char* name, const char* tags, Body body);

// Counts a check, and tells one that failed with all INFO that is in force.
void check(bool passed, const char* text, const char* file, int line);

// Ends the test case: a REQUIRE failed.
struct Stop {};
void require(bool passed, const char* text, const char* file, int line);

// Text in force for as long as it lives.
class Info {
 public:
  explicit Info(const std::string& text);
  ~Info();
  Info(const Info&) = delete;
  Info& operator=(const Info&) = delete;
};

// A part of a test case: the case runs once for each of its sections, with that one alone. Sections
// inside sections are not needed so far, and are a failure rather than left out unseen.
class Section {
 public:
  explicit Section(const char* name);
  ~Section();
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;
  explicit operator bool() const { return entered_; }

 private:
  bool entered_;
};

}  // namespace inkgrad_catch

#define INKGRAD_CATCH_JOIN2(a, b) a##b
#define INKGRAD_CATCH_JOIN(a, b) INKGRAD_CATCH_JOIN2(a, b)

#define INKGRAD_CATCH_CASE(function, name, tags)                            \
  static void function();                                                   \
  [[maybe_unused]] static const bool INKGRAD_CATCH_JOIN(function, _added) = \
      inkgrad_catch::add_case(name, tags, &function);                       \
  static void function()
#define TEST_CASE(name, tags) \
  INKGRAD_CATCH_CASE(INKGRAD_CATCH_JOIN(inkgrad_case_, __LINE__), name, tags)

#define SECTION(name) if (const inkgrad_catch::Section inkgrad_section(name); inkgrad_section)

#define CHECK(...) inkgrad_catch::check(bool(__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)
#define CHECK_FALSE(...) \
  inkgrad_catch::check(!bool(__VA_ARGS__), "not " #__VA_ARGS__, __FILE__, __LINE__)
#define REQUIRE(...) inkgrad_catch::require(bool(__VA_ARGS__), #__VA_ARGS__, __FILE__, __LINE__)
#define REQUIRE_FALSE(...) \
  inkgrad_catch::require(!bool(__VA_ARGS__), "not " #__VA_ARGS__, __FILE__, __LINE__)
#define FAIL(message) \
  inkgrad_catch::require(false, INKGRAD_CATCH_TEXT(message).c_str(), __FILE__, __LINE__)
#define CHECK_THROWS_AS(expression, type)                                                   \
  do {                                                                                      \
    bool inkgrad_thrown = false;                                                            \
    try {                                                                                   \
      static_cast<void>(expression);                                                        \
    } catch (const type&) {                                                                 \
      inkgrad_thrown = true;                                                                \
    }                                                                                       \
    inkgrad_catch::check(inkgrad_thrown, #expression " throws " #type, __FILE__, __LINE__); \
  } while (false)

#define CHECK_NOTHROW(expression)                                                             \
  do {                                                                                        \
    bool inkgrad_thrown = false;                                                              \
    try {                                                                                     \
      static_cast<void>(expression);                                                          \
    } catch (...) {                                                                           \
      inkgrad_thrown = true;                                                                  \
    }                                                                                         \
    inkgrad_catch::check(!inkgrad_thrown, #expression " throws nothing", __FILE__, __LINE__); \
  } while (false)

#define INKGRAD_CATCH_TEXT(message) \
  (static_cast<std::ostringstream&&>(std::ostringstream() << message).str())
#define INFO(message) \
  const inkgrad_catch::Info INKGRAD_CATCH_JOIN(inkgrad_info_, __LINE__)(INKGRAD_CATCH_TEXT(message))
