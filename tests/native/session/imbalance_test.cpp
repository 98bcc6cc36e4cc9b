// Rare classes, and the weights that make up for them.
#include <catch2/catch_test_macros.hpp>

#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// Classes that overlap, one class ten times rarer.
std::string config(std::string_view class_weights) {
  return Json{
      {"points",
       {{"name", "xor"}, {"options", {{"count", 1000}, {"noise", 2}, {"imbalance", 0.9}}}}},
      {"loss",
       {{"name", "softmax_cross_entropy"}, {"options", {{"class_weights", class_weights}}}}},
      {"training", {{"batch_size", 100}}}}
      .dump();
}

// Share of the rare class, 0, that is answered right.
double recall_of_rare(std::string_view class_weights) {
  Session session(1);
  session.configure(config(class_weights));
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

}  // namespace
}  // namespace inkgrad
