#include "core/session/presets.h"

#include <array>

namespace inkgrad {

namespace {

constexpr std::array kPresets{
    ModelPreset{
        "softmax_regression", "Softmax regression",
        "One layer: each digit gets a template of 784 weights. The simplest network there is.",
        R"([{"type":"flatten"},
            {"type":"linear","options":{"units":10,"init":"xavier_uniform"}}])",
        R"({"name":"sgd","options":{"learning_rate":0.1}})"},
    ModelPreset{"mlp", "MLP", "Two hidden layers of relu units. Every unit looks at every pixel.",
                R"([{"type":"flatten"},
            {"type":"linear","options":{"units":128}},{"type":"activation"},
            {"type":"linear","options":{"units":64}},{"type":"activation"},
            {"type":"linear","options":{"units":10}}])",
                R"({"name":"momentum","options":{"learning_rate":0.02,"momentum":0.9}})"},
    ModelPreset{
        "cnn", "Small CNN",
        "Two layers of small filters that slide over the picture, each followed by pooling.",
        R"([{"type":"conv2d","options":{"channels":8,"kernel":5,"padding":2}},{"type":"activation"},
            {"type":"max_pool2d"},
            {"type":"conv2d","options":{"channels":16,"kernel":5,"padding":2}},{"type":"activation"},
            {"type":"max_pool2d"},
            {"type":"flatten"},{"type":"linear","options":{"units":10}}])",
        R"({"name":"adam","options":{"learning_rate":0.003}})"},
    ModelPreset{
        "residual", "Residual CNN",
        "Two blocks whose input skips past their layers and is added to what they give. Gradients "
        "find a short way back, so that networks can be deep.",
        R"([{"type":"conv2d","options":{"channels":16,"padding":1,"bias":0}},
            {"type":"batch_norm"},{"type":"activation"},
            {"type":"max_pool2d","name":"pool1"},
            {"type":"conv2d","options":{"channels":16,"padding":1,"bias":0}},
            {"type":"batch_norm"},{"type":"activation"},
            {"type":"conv2d","options":{"channels":16,"padding":1,"bias":0}},
            {"type":"batch_norm","name":"bn3"},
            {"type":"add","inputs":["bn3","pool1"]},
            {"type":"activation","name":"act3"},
            {"type":"conv2d","options":{"channels":32,"stride":2,"padding":1,"bias":0}},
            {"type":"batch_norm"},{"type":"activation"},
            {"type":"conv2d","options":{"channels":32,"padding":1,"bias":0}},
            {"type":"batch_norm","name":"bn5"},
            {"type":"add","inputs":["bn5","act3"],"options":{"projection":1}},
            {"type":"activation"},
            {"type":"global_avg_pool2d"},{"type":"linear","options":{"units":10}}])",
        R"({"name":"adam","options":{"learning_rate":0.003}})"},
    ModelPreset{
        "deep_cnn", "Deep CNN",
        "Twice the filters and a dense layer behind them. Reads strangers' digits best, after 4000 "
        "steps with 60000 generated digits: some minutes.",
        R"([{"type":"conv2d","options":{"channels":16,"kernel":5,"padding":2}},{"type":"activation"},
            {"type":"max_pool2d"},
            {"type":"conv2d","options":{"channels":32,"kernel":5,"padding":2}},{"type":"activation"},
            {"type":"max_pool2d"},
            {"type":"flatten"},
            {"type":"linear","options":{"units":48}},{"type":"activation"},
            {"type":"linear","options":{"units":10}}])",
        R"({"name":"adam","options":{"learning_rate":0.002}})",
        R"({"name":"cosine","options":{"steps":4000,"warmup":100}})"},
};

}  // namespace

const Registry<ModelPreset>& preset_registry() {
  static constexpr Registry<ModelPreset> kRegistry("model preset", kPresets);
  return kRegistry;
}

}  // namespace inkgrad
