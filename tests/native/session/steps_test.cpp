// Stepping a run forward and back through the façade: the same bits as running free, and every
// number returns.
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

// Everything that a step can depend on: dropout, batch statistics, augmentation, portions,
// momentum, a schedule, an average of the weights.
constexpr const char* kBusy =
    R"({"model":{"layers":[
          {"type":"conv2d","options":{"channels":2,"kernel":5,"stride":2,"padding":2}},
          {"type":"batch_norm"},{"type":"activation","name":"act"},{"type":"max_pool2d"},
          {"type":"flatten"},{"type":"dropout"},{"type":"linear"}]},
        "optimizer":{"name":"adam","options":{"learning_rate":0.01}},
        "schedule":{"name":"cosine"},"clipping":{"name":"norm"},
        "augmentation":{"rotate":10,"mixup":0.3},
        "training":{"batch_size":8,"accumulate":3,"average_decay":0.9},
        "data":{"generated_count":100,"test_share":0.25}})";

constexpr const char* kPlain =
    R"({"model":{"layers":[{"type":"flatten"},{"type":"linear","name":"fc","options":{"units":8}},
                           {"type":"activation"},{"type":"linear","name":"out"}]},
        "optimizer":{"name":"adam","options":{"learning_rate":0.01}},
        "training":{"batch_size":4},"data":{"generated_count":40,"test_share":0.25}})";

using Bits = std::vector<Scalar>;

void append(Bits& bits, std::span<const Scalar> numbers) {
  bits.insert(bits.end(), numbers.begin(), numbers.end());
}

// Parameters, gradients and curves, and every number of the tape.
Bits bits_of(Session& session) {
  Bits bits;
  for (const Json& name : Json::parse(session.views())) {
    const auto view = name.get<std::string>();
    if (view.starts_with("parameter/") || view.starts_with("history/")) {
      append(bits, session.view(view));
    }
  }
  const Json graph = Json::parse(session.graph("run"));
  std::vector<int> ids;
  for (const Json& value : graph["values"]) ids.push_back(value["id"].get<int>());
  const int examples = Json::parse(session.lens_state("run"))["examples"].get<int>();
  for (int example = 0; example < examples; ++example) {
    session.lens_values("run", ids, example);
    append(bits, session.lens_numbers());
  }
  return bits;
}

bool same(const Bits& a, const Bits& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Scalar)) == 0;
}

int value_named(Session& session, std::string_view name, std::string_view where = "run") {
  const Json graph = Json::parse(session.graph(where));
  for (const Json& value : graph["values"]) {
    if (value["name"] == name) return value["id"].get<int>();
  }
  FAIL("no value " << name);
  return -1;
}

TEST_CASE("back undoes as many moves, every number of the run and of its tape included",
          "[session][steps]") {
  Session session(1);
  session.configure(kBusy);
  session.train(2);
  std::vector<Bits> on_the_way;
  const Json first = Json::parse(session.move("run", 1));
  const int moves = first["moves"].get<int>() * 2 + 3;  // into the third step
  session.move("run", -1);
  session.move("run", moves);
  session.move("run", -moves);
  // From here on the tape has been worked through once, so that all of it is settled.
  for (int i = 0; i < moves; ++i) {
    on_the_way.push_back(bits_of(session));
    session.move("run", 1);
  }
  for (int i = moves; i-- > 0;) {
    const Json state = Json::parse(session.move("run", -1));
    INFO("move " << i << ", " << state.dump());
    const bool settled = i >= first["moves"].get<int>();  // a step before it was kept
    if (settled) CHECK(same(bits_of(session), on_the_way[static_cast<std::size_t>(i)]));
  }
  CHECK(Json::parse(session.lens_state("run"))["step"] == 2);
  CHECK(Json::parse(session.lens_state("run"))["back"] == 0);
}

TEST_CASE("stepping, going back and running free end at the same bits", "[session][steps]") {
  Session free(1);
  free.configure(kBusy);
  free.train(6);
  Session stepped(1);
  stepped.configure(kBusy);
  stepped.train(1);
  for (int i = 0; i < 3; ++i) stepped.seek("run", "update");
  stepped.seek("run", "gradients");
  stepped.move("run", -50);
  stepped.move("run", 20);
  stepped.seek("run", "update");
  while (stepped.report().step < 5) stepped.move("run", 1);
  stepped.train(1);
  CHECK(stepped.report().step == 6);
  CHECK(stepped.report().epoch == free.report().epoch);
  CHECK(same(bits_of(stepped), bits_of(free)));
}

TEST_CASE("places to go to are where they say", "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  Json state = Json::parse(session.seek("run", "loss"));
  CHECK(state["kind"] == "forward");
  CHECK(state["layer"] == "loss");
  CHECK(state["loss"].is_number());
  CHECK(state["backwardDone"] == 0);
  state = Json::parse(session.seek("run", "gradients"));
  CHECK(state["kind"] == "backward");
  CHECK(state["backwardDone"] == Json::parse(session.graph("run"))["backward"].size());
  state = Json::parse(session.seek("run", "update"));
  CHECK(state["kind"] == "update");
  CHECK(state["step"] == 1);
  CHECK(state["move"] == 0);
  session.move("run", 3);
  state = Json::parse(session.seek("run", "step"));
  CHECK(state["step"] == 2);
  CHECK(state["move"] == 3);
  state = Json::parse(session.seek("run", "start"));
  CHECK(state["move"] == 0);
  CHECK(state["step"] == 2);
  CHECK_THROWS_AS(session.seek("run", "nowhere"), Error);
  CHECK_THROWS_AS(session.move("bench/none", 1), Error);
}

TEST_CASE("the past is bounded, and free running forgets it", "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  for (int i = 0; i < 30; ++i) session.seek("run", "update");
  Json state = Json::parse(session.lens_state("run"));
  const int moves = state["moves"].get<int>();
  CHECK(state["back"] == 21 * moves);
  session.train(1);
  CHECK(Json::parse(session.lens_state("run"))["back"] == 0);
  CHECK(Json::parse(session.move("run", -5))["step"] == 31);
}

TEST_CASE("an edit reaches all that follows, and resetting takes it back", "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  session.train(1);
  const int weight = value_named(session, "out.weight");
  CHECK_THROWS_AS(session.set_cell("run", weight, 0, 1), Error);  // between two steps
  session.seek("run", "gradients");
  const Bits before = bits_of(session);
  const double loss = Json::parse(session.lens_state("run"))["loss"].get<double>();
  const Json edited = Json::parse(session.set_cell("run", weight, 3, 2.5));
  CHECK(edited["edits"] == 1);
  CHECK(edited["kind"] == "backward");
  CHECK(edited["loss"].get<double>() != loss);
  CHECK(Json::parse(session.cell("run", weight, 3, 5))["number"] == 2.5);
  session.set_cell("run", value_named(session, "input"), 7, 0.5);
  CHECK(Json::parse(session.lens_state("run"))["edits"] == 2);
  session.move("run", -4);  // still edited
  CHECK(Json::parse(session.cell("run", weight, 3, 5))["number"] == 2.5);
  session.move("run", 4);
  session.reset_cells("run");
  CHECK(same(bits_of(session), before));
  CHECK_THROWS_AS(session.set_cell("run", value_named(session, "loss"), 0, 1), Error);
  CHECK_THROWS_AS(session.set_cell("run", weight, 80, 1), Error);
  CHECK_THROWS_AS(session.set_cell("run", 999, 0, 1), Error);
}

TEST_CASE("an example of one's own takes the place of the batches until it is released",
          "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  session.train(2);
  Session untouched(1);
  untouched.configure(kPlain);
  untouched.train(3);
  session.move("run", 4);
  std::vector<float> pixels(784, 0.0F);
  pixels[100] = 0.75F;
  Json state = Json::parse(session.hold_example(pixels, 3));
  CHECK(state["move"] == 0);
  CHECK(state["held"] == true);
  state = Json::parse(session.seek("run", "loss"));
  CHECK(state["examples"] == 1);
  const int input = value_named(session, "input");
  CHECK(Json::parse(session.cell("run", input, 100, 1))["number"] == 0.75);
  CHECK(Json::parse(session.cell("run", value_named(session, "target"), 3, 1))["number"] == 1);
  session.release_example();
  session.seek("run", "update");
  CHECK(same(bits_of(session), bits_of(untouched)));
  CHECK_THROWS_AS(session.hold_example(pixels, 10), Error);
  CHECK_THROWS_AS(session.hold_example(std::span(pixels).first(3), 1), Error);
}

TEST_CASE("an option changed in the middle of a step counts for its update", "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  session.set_option("optimizer", "learning_rate", 0.5);
  session.seek("run", "update");
  Session changed(1);
  changed.configure(kPlain);
  changed.seek("run", "gradients");
  changed.set_option("optimizer", "learning_rate", 0.5);
  CHECK(Json::parse(changed.lens_state("run"))["kind"] == "backward");
  changed.seek("run", "update");
  CHECK(same(bits_of(changed), bits_of(session)));
}

TEST_CASE("a step gone back over and made again counts once as clipped", "[session][steps]") {
  Session session(1);
  Json config = Json::parse(kPlain);
  config["clipping"] = {{"name", "norm"}, {"options", {{"limit", 0.001}}}};
  session.configure(config.dump());
  session.seek("run", "update");
  session.seek("run", "update");
  REQUIRE(session.report().clipped_steps == 2);
  session.move("run", -1);
  CHECK(session.report().clipped_steps == 1);
  session.move("run", 1);
  CHECK(session.report().clipped_steps == 2);
}

TEST_CASE("going back keeps an example held and an option set between two steps",
          "[session][steps]") {
  Session session(1);
  session.configure(kPlain);
  session.seek("run", "update");  // a step in the past
  session.set_option("optimizer", "learning_rate", 0.5);
  std::vector<float> pixels(784, 0.0F);
  pixels[100] = 0.75F;
  session.hold_example(pixels, 3);
  session.move("run", 4);
  const Json state = Json::parse(session.move("run", -1));
  CHECK(state["held"].get<bool>());
  CHECK(state["examples"].get<int>() == 1);
  const Json cell = Json::parse(session.cell("run", value_named(session, "input"), 100, 1));
  CHECK(cell["number"].get<double>() == 0.75);
  const Json config = Json::parse(session.config());
  CHECK(config["optimizer"]["options"]["learning_rate"].get<double>() == 0.5);
}

}  // namespace
}  // namespace inkgrad
