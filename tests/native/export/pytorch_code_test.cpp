// The generated Python program: that every entry of every registry has its place in it, and its
// form. That it runs and computes the same is checked in tests/wasm/pytorch_code.test.mjs.
#include "core/export/pytorch_code.h"

#include <catch2/catch_test_macros.hpp>

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/export/pytorch/clippings.h"
#include "core/export/pytorch/inits.h"
#include "core/export/pytorch/layers.h"
#include "core/export/pytorch/losses.h"
#include "core/export/pytorch/optimizers.h"
#include "core/export/pytorch/python_text.h"
#include "core/export/pytorch/schedules.h"
#include "core/session/config_sections.h"

namespace inkgrad {
namespace {

template <typename Type>
Options standard(const Type& type) {
  return Options(std::string(type.name), type.options);
}

// Everything at its default but what a test changes.
struct Settings {
  const Loss* loss = &kSoftmaxCrossEntropyLoss;
  const OptimizerType* optimizer = &kAdam;
  const ScheduleType* schedule = &kConstantSchedule;
  const ClippingType* clipping = &kNoClipping;
  Regularisation regularisation = {};
  int steps = 0;
  // Of the sections, by name.
  Json training = Json::object();
};

Options section(std::string_view key, const Json& values) {
  for (const ConfigSection& one : config_sections()) {
    if (one.key != key) continue;
    Options options = one.defaults();
    options_from_json(key, values, options);
    return options;
  }
  return {};
}

std::string code_of(const Json& layers, const Settings& settings = {}) {
  const Model model(ModelSpec::from_json({{"layers", layers}}), 10);
  return pytorch_code({.model = model,
                       .loss = LossSettings(*settings.loss),
                       .update = {.optimizer = settings.optimizer,
                                  .optimizer_options = standard(*settings.optimizer),
                                  .schedule = settings.schedule,
                                  .schedule_options = standard(*settings.schedule),
                                  .clipping = settings.clipping,
                                  .clipping_options = standard(*settings.clipping),
                                  .regularisation = settings.regularisation},
                       .training = section("training", settings.training),
                       .augmentation = section("augmentation", Json::object()),
                       .data = section("data", Json::object()),
                       .steps = settings.steps});
}

Json linear_only(const Json& options = Json::object()) {
  return Json::array(
      {{{"type", "flatten"}}, {{"name", "out"}, {"type", "linear"}, {"options", options}}});
}

bool has(const std::string& code, std::string_view piece) {
  INFO(code);
  return code.find(piece) != std::string::npos;
}

TEST_CASE("every loss, optimizer, schedule and clipping has its Python", "[export][pytorch]") {
  for (const Loss& loss : loss_registry()) {
    CHECK(has(code_of(linear_only(), {.loss = &loss}), "def loss_of(outputs, labels):"));
  }
  for (const OptimizerType& type : optimizer_registry()) {
    const std::string_view name = pytorch_optimizer_registry().find(type.name).type;
    CHECK(has(code_of(linear_only(), {.optimizer = &type}), text("optimizer = ", name, "(")));
  }
  for (const ScheduleType& type : schedule_registry()) {
    CHECK(has(code_of(linear_only(), {.schedule = &type}), "schedule = "));
  }
  for (const ClippingType& type : clipping_registry()) {
    const bool clips = has(code_of(linear_only(), {.clipping = &type}), "(parameters, 0.1)") ||
                       has(code_of(linear_only(), {.clipping = &type}), "(parameters, 1.0)");
    CHECK(clips == (type.clip != nullptr));
  }
}

TEST_CASE("every layer type, activation and init has its Python", "[export][pytorch]") {
  for (const LayerType& type : layer_registry()) {
    CHECK_NOTHROW(pytorch_layer_registry().find(type.name));
  }
  for (const OptionSpec& option : kActivationLayer.options) {
    for (const std::string_view name : option.choices) {
      CHECK_NOTHROW(pytorch_activation_registry().find(name));
    }
  }
  for (const Init& init : init_registry()) {
    const std::string code = code_of(linear_only({{"init", init.name}, {"init_scale", 0.5}}));
    CHECK(has(code, "nn.init."));
    CHECK(has(code, "self.out.weight"));
  }
}

TEST_CASE("first weights have the deviations of the layer's own fan", "[export][pytorch]") {
  const Json layers = Json::parse(R"([
      {"name":"a","type":"conv2d","options":{"channels":4,"kernel":3,"init":"he_normal"}},
      {"name":"b","type":"conv2d","options":{"channels":8,"kernel":3,"groups":2,
                                             "init":"xavier_uniform"}},
      {"type":"global_avg_pool2d"}, {"name":"out","type":"linear"}])");
  const std::string code = code_of(layers);
  CHECK(has(code, "nn.init.normal_(self.a.weight, std=math.sqrt(2 / 9))"));
  // 2 channels in, 4 out, 9 weights each: 6 / (18 + 36).
  CHECK(has(code, "-math.sqrt(6 / 54), math.sqrt(6 / 54)"));
}

TEST_CASE("a value that several layers read has a name of its own", "[export][pytorch]") {
  const Json layers = Json::parse(R"([
      {"name":"flat","type":"flatten"},
      {"name":"a","type":"linear","options":{"units":10}},
      {"name":"b","type":"linear","options":{"units":10}},
      {"name":"sum","type":"add","inputs":["b","a"]}])");
  const std::string code = code_of(layers);
  CHECK(has(code,
            "        x = torch.flatten(x, 1)  # [N, 784]\n"
            "        a = self.a(x)  # [N, 10]\n"
            "        x = self.b(a)  # [N, 10]\n"
            "        x = x + a  # [N, 10]\n"
            "        return x\n"));
}

TEST_CASE("layers whose names mean something in Python get others", "[export][pytorch]") {
  const Json layers = Json::parse(R"([
      {"name":"class","type":"flatten"}, {"name":"1st","type":"linear"},
      {"name":"train","type":"linear"}, {"name":"train_layer","type":"linear"}])");
  const std::string code = code_of(layers);
  CHECK(has(code, "self.layer_1st = nn.Linear(784, 10)"));
  CHECK(has(code, "self.train_layer_ = nn.Linear(10, 10)"));
  CHECK(has(code, "self.train_layer = nn.Linear(10, 10)"));
  CHECK(has(code, "    \"train\": \"train_layer_\",\n"));
}

TEST_CASE("regularisation is there only where it is used", "[export][pytorch]") {
  CHECK(!has(code_of(linear_only()), "w.grad +="));
  CHECK(has(code_of(linear_only(), {.regularisation = {.l1 = 0.01, .l2 = 0.5}}),
            "w.grad += L2 * w + L1 * w.sign()"));
  const std::string decayed = code_of(linear_only(), {.regularisation = {.weight_decay = 0.1}});
  CHECK(has(decayed, "WEIGHT_DECAY = 0.1"));
  CHECK(!has(decayed, "w.grad +="));
}

TEST_CASE("the program makes as many steps as were made", "[export][pytorch]") {
  CHECK(has(code_of(linear_only(), {.steps = 250}), "STEPS = 250  # updates"));
  CHECK(has(code_of(linear_only()), "STEPS = 1000  # updates"));
}

TEST_CASE("no line of the program is longer than 79 columns", "[export][pytorch]") {
  const Json layers = Json::parse(R"([
      {"name":"a_convolution_with_a_long_name","type":"conv2d",
       "options":{"channels":128,"kernel":11,"padding":10,"dilation":2,"bias":false}},
      {"type":"flatten"}, {"type":"linear","options":{"init":"xavier_uniform"}}])");
  for (const OptimizerType& type : optimizer_registry()) {
    const std::string code = code_of(layers, {.loss = &kDiceLoss,
                                              .optimizer = &type,
                                              .schedule = &kPlateauSchedule,
                                              .clipping = &kAdaptiveClipping,
                                              .regularisation = {.l1 = 0.1, .weight_decay = 0.1}});
    std::string_view rest = code;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      INFO(line);
      CHECK(line.size() <= 79);
      CHECK((line.empty() || line.back() != ' '));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
  }
}

TEST_CASE("numbers are written so that Python reads the very same", "[export][pytorch]") {
  CHECK(python_number(0.003) == "0.003");
  CHECK(python_number(1) == "1.0");
  CHECK(python_number(1e-8) == "1e-08");
}

}  // namespace
}  // namespace inkgrad
