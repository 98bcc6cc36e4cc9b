// Rare classes, and the weights that make up for them.
#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// Classes that overlap, one class ten times rarer.
std::string config(std::string_view class_weights, std::string_view own = "") {
  return Json{{"points",
               {{"name", "xor"}, {"options", {{"count", 1000}, {"noise", 2}, {"imbalance", 0.9}}}}},
              {"loss",
               {{"name", "softmax_cross_entropy"},
                {"options", {{"class_weights", class_weights}, {"own_weights", own}}}}},
              {"training", {{"batch_size", 100}}}}
      .dump();
}

// Share of the rare class, 0, that is answered right.
double recall_of_rare(std::string_view class_weights, std::string_view own = "") {
  Session session(1);
  session.configure(config(class_weights, own));
  session.train(400);
  session.evaluate("train", 1000);
  const std::span<const Scalar> confusion = session.view("confusion");
  return double(confusion[0]) / double(confusion[0] + confusion[1]);
}

TEST_CASE("balanced class weights find more of a rare class", "[session][loss]") {
  const double equal = recall_of_rare("equal");
  const double balanced = recall_of_rare("balanced");
  CHECK(balanced > equal + 0.05);
}

TEST_CASE("weights typed for each class are what the loss counts by", "[session][loss]") {
  const double equal = recall_of_rare("equal");
  CHECK(recall_of_rare("equal", "9, 1") > equal + 0.05);
  CHECK(recall_of_rare("balanced", "1, 9") < recall_of_rare("balanced"));
  CHECK(recall_of_rare("equal", "1, 1") == equal);
}

TEST_CASE("typed weights multiply balanced ones", "[session][loss]") {
  const auto loss_of = [](std::string_view class_weights, std::string_view own) {
    Session session(1);
    session.configure(config(class_weights, own));
    return session.train(20).loss;
  };
  const double balanced = loss_of("balanced", "");
  CHECK(loss_of("balanced", "2, 2") == balanced);
  CHECK(loss_of("balanced", "2, 1") != balanced);
  CHECK(loss_of("balanced", "2, 1") != loss_of("equal", "2, 1"));
}

TEST_CASE("as many weights as classes, or none", "[session][loss]") {
  Session session(1);
  session.configure(config("equal", "2, 1"));
  const std::string before = session.config();
  for (const char* own : {"2", "1, 1, 1"}) {
    try {
      session.configure(config("equal", own));
      FAIL("accepted " << own);
    } catch (const Error& error) {
      CHECK(
          std::string(error.what()).find("own_weights: expected 2 numbers, one a class, or none") !=
          std::string::npos);
    }
  }
  CHECK(session.config() == before);
}

}  // namespace
}  // namespace inkgrad
