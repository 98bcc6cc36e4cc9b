// How a run takes its batches, and how it ends: accumulation, the whole set, averages, rules.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// A small network on points, which learns in a moment; `training` and `data` as members of it.
std::string config(const Json& training, const Json& data = Json::object()) {
  return Json{{"points", {{"name", "circle"}, {"options", {{"count", 200}}}}},
              {"optimizer", {{"name", "sgd"}, {"options", {{"learning_rate", 0.1}}}}},
              {"training", training},
              {"data", data}}
      .dump();
}

std::vector<Scalar> weights(const Session& session) {
  const std::span<const Scalar> view = session.view("parameter/linear1.weight");
  return {view.begin(), view.end()};
}

double distance(const std::vector<Scalar>& a, const std::vector<Scalar>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
  }
  return largest;
}

std::string refusal_of(const std::string& text) {
  Session session(1);
  try {
    session.configure(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST_CASE("batches whose gradients add up are as one large batch", "[session][accumulate]") {
  Session large(1);
  Session portions(1);
  large.configure(config({{"batch_size", 64}}));
  portions.configure(config({{"batch_size", 16}, {"accumulate", 4}}));
  for (int step = 0; step < 8; ++step) {
    const TrainReport a = large.train(1);
    const TrainReport b = portions.train(1);
    CHECK(std::abs(a.loss - b.loss) < 1e-5);
    CHECK(a.accuracy == b.accuracy);
    CHECK(a.epoch == b.epoch);
  }
  CHECK(distance(weights(large), weights(portions)) < 1e-5);
}

TEST_CASE("the whole set makes one update an epoch, whatever the portions",
          "[session][whole_set]") {
  Session small(1);
  Session large(1);
  small.configure(config({{"batch_size", 7}, {"whole_set", true}}));
  large.configure(config({{"batch_size", 1024}, {"whole_set", true}, {"shuffle", false}}));
  small.train(5);
  large.train(5);
  CHECK(small.report().epoch == 5);
  CHECK(distance(weights(small), weights(large)) < 1e-5);
}

TEST_CASE("a step through portions one move at a time is a step", "[session][accumulate]") {
  Session free(1);
  Session stepped(1);
  const std::string text = config({{"batch_size", 16}, {"accumulate", 3}});
  free.configure(text);
  stepped.configure(text);
  free.train(2);
  int batches = 0;
  while (stepped.report().step < 2) {
    batches += Json::parse(stepped.advance())["kind"] == "batch" ? 1 : 0;
  }
  CHECK(batches == 6);
  CHECK(weights(free) == weights(stepped));
}

TEST_CASE("who steps sees no gradients of the steps before", "[session][accumulate]") {
  Session session(1);
  session.configure(config({{"batch_size", 16}, {"accumulate", 3}}));
  session.train(2);
  const auto all_zero = [&](const char* view) {
    return std::ranges::all_of(session.view(view), [](Scalar g) { return g == 0; });
  };
  CHECK_FALSE(all_zero("gradient/linear1.weight"));
  session.advance();
  CHECK(all_zero("gradient/linear1.weight"));
  while (Json::parse(session.advance())["kind"] != "backward") continue;
  CHECK(all_zero("gradient/linear1.weight"));
}

TEST_CASE("limits end a run, and it can go on past them", "[session][stop]") {
  Session session(1);
  session.configure(config({{"batch_size", 20}, {"stop_steps", 12}}));
  CHECK(session.train(10).stopped.empty());
  CHECK(session.train(10).step == 12);
  CHECK(session.report().stopped == "steps");
  CHECK(session.train(10).step == 12);
  session.go_on();
  CHECK(session.train(10).step == 22);
  CHECK(session.report().stopped.empty());
  session.reset();
  CHECK(session.train(100).step == 12);

  session.configure(config({{"batch_size", 20}, {"stop_epochs", 1.5}}));
  const double epoch = session.train(1000).epoch;
  CHECK(epoch >= 1.5);
  CHECK(epoch < 1.5 + 20.0 / 140);  // less than a batch of the training set later
  CHECK(session.report().stopped == "epochs");
}

TEST_CASE("a loss or an accuracy reached ends a run", "[session][stop]") {
  Session session(1);
  session.configure(config({{"stop_loss", 0.3}, {"evaluate_every", 10}}));
  const TrainReport low = session.train(5000);
  CHECK(low.stopped == "loss");
  CHECK(low.step % 10 == 0);
  session.configure(
      config({{"stop_accuracy", 0.9}, {"evaluate_every", 10}}, {{"validation_share", 0.2}}));
  CHECK(session.train(5000).stopped == "accuracy");
  const std::span<const Scalar> measured = session.view("validation/accuracy");
  CHECK(measured.back() >= Scalar(0.9));
  CHECK(measured.size() == session.view("validation/step").size());
}

TEST_CASE("early stopping goes back to the weights of the lowest validation loss",
          "[session][stop]") {
  Session session(1);
  // A rate at which the loss jumps about, so that patience soon runs out.
  const Json wild = {{"points", {{"name", "spiral"}, {"options", {{"noise", 0.5}}}}},
                     {"optimizer", {{"name", "sgd"}, {"options", {{"learning_rate", 3}}}}},
                     {"training", {{"patience", 3}, {"evaluate_every", 5}, {"batch_size", 8}}},
                     {"data", {{"validation_share", 0.3}}}};
  session.configure(wild.dump());
  CHECK(session.train(20000).stopped == "patience");
  const std::span<const Scalar> losses = session.view("validation/loss");
  const Scalar lowest = *std::ranges::min_element(losses);
  CHECK(losses.back() > lowest);
  CHECK(std::abs(session.evaluate("validation", 1000).loss - double(lowest)) < 1e-5);
  CHECK(refusal_of(config({{"patience", 3}})).find("validation_share") != std::string::npos);
}

TEST_CASE("averaged weights answer, while training goes on with its own", "[session][average]") {
  Session plain(1);
  Session averaged(1);
  plain.configure(config({{"batch_size", 8}}));
  averaged.configure(config({{"batch_size", 8}, {"average_decay", 0.99}}));
  plain.train(60);
  averaged.train(60);
  CHECK(weights(plain) == weights(averaged));
  const double own = plain.evaluate("test", 1000).loss;
  const double mean = averaged.evaluate("test", 1000).loss;
  CHECK(std::abs(own - mean) > 1e-4);

  // What is saved is what answered.
  const std::string file = averaged.save();
  Session loaded(1);
  loaded.load({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  CHECK(std::abs(loaded.evaluate("test", 1000).loss - mean) < 1e-6);
}

}  // namespace
}  // namespace inkgrad
