// The façade's exports: what they are made of, and that they leave the run alone.
#include <catch2/catch_test_macros.hpp>

#include "core/base/error.h"
#include "core/session/session.h"

namespace inkgrad {
namespace {

constexpr const char* kRun =
    R"({"model":"softmax_regression","seed":21,
        "loss":{"name":"huber","options":{"delta":0.25}},
        "optimizer":{"name":"rmsprop","options":{"memory":0.75}},
        "schedule":{"name":"cosine","options":{"steps":77}},
        "clipping":{"name":"value","options":{"limit":0.125}},
        "training":{"batch_size":12,"shuffle":0,"l1":0.01},
        "data":{"generated_count":60,"test_share":0.5}})";

TEST_CASE("nothing can be exported before there is a network", "[session][export]") {
  const Session session(1);
  CHECK_THROWS_AS(session.export_onnx(), Error);
  CHECK_THROWS_AS(session.export_pytorch(), Error);
}

TEST_CASE("the Python program has the settings of the run", "[session][export]") {
  Session session(1);
  session.configure(kRun);
  session.train(3);
  session.set_option("optimizer", "learning_rate", 0.0625);
  const std::string code = session.export_pytorch();
  INFO(code);
  for (const char* piece : {"BATCH_SIZE = 12\n", "LEARNING_RATE = 0.0625\n", "STEPS = 3 ",
                            "SEED = 21\n", "L1 = 0.01 ", "delta=0.25", "alpha=0.75", "t / 77",
                            "clip_grad_value_(parameters, 0.125)", "shuffle=False"}) {
    INFO(piece);
    CHECK(code.find(piece) != std::string::npos);
  }
}

TEST_CASE("an export is of the weights at that moment, and changes nothing", "[session][export]") {
  Session session(1);
  session.configure(kRun);
  const std::string start = session.export_onnx();
  CHECK(session.export_onnx() == start);
  session.train(2);
  const std::string trained = session.export_onnx();
  CHECK(trained.size() == start.size());
  CHECK(trained != start);
  session.export_pytorch();
  CHECK(session.report().step == 2);
  session.reset();
  CHECK(session.export_onnx() == start);
}

TEST_CASE("a network that only answers can be exported", "[session][export]") {
  Session session(1);
  session.configure(kRun);
  session.train(2);
  const std::string file = session.save();
  Session answering(1);
  answering.load_answering({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
  CHECK(answering.export_onnx() == session.export_onnx());
  CHECK(answering.export_pytorch() == session.export_pytorch());
}

}  // namespace
}  // namespace inkgrad
