#include "core/export/pytorch/network.h"

#include <algorithm>

#include "core/export/pytorch/inits.h"
#include "core/export/pytorch/layers.h"
#include "core/export/pytorch/names.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

constexpr int kBody = 8;  // blanks before a line of a method
constexpr std::size_t kMaxColumns = 79;

// The line with a comment at its end, where there is room.
std::string commented(const std::string& line, std::string_view comment) {
  const std::string whole = text(line.substr(0, line.size() - 1), "  # ", comment, "\n");
  return whole.size() <= kMaxColumns + 1 ? whole : line;
}

class NetworkWriter {
 public:
  explicit NetworkWriter(const Model& model) : model_(model), names_(python_names(model.spec())) {}

  std::string write() const {
    const bool drawn = model_.spec().input.rank() > 1;
    std::string code = text(
        "class Network(nn.Module):\n    \"\"\"", drawn ? "Pictures " : "Points ",
        shape_text(model_.spec().input), drawn ? ", ink 0 to 1 -> " : " -> ",
        shape_text(model_.plans().back().output),
        ".\"\"\"\n\n    def __init__(self):\n        super().__init__()\n", modules(), freezing(),
        "        self.start_weights()\n\n    def start_weights(self):\n",
        "        \"\"\"First weights as in Inkgrad; biases begin at 0.\"\"\"\n", first_weights(),
        kept_statistics(), "\n    def forward(self, ", variable(ModelSpec::kInputName), "):\n");
    return code + forward();
  }

 private:
  const LayerSpec& layer(std::size_t i) const { return model_.spec().layers[i]; }
  std::size_t layer_count() const { return model_.spec().layers.size(); }
  std::string attribute(std::size_t i) const { return "self." + names_.at(layer(i).name); }

  static std::string shape_text(const Shape& example) {
    return text("[N, ", comma_separated(example), "]");
  }

  const Shape& shape_of(const std::string& name) const {
    for (std::size_t i = 0; i < layer_count(); ++i) {
      if (layer(i).name == name) return model_.plans()[i].output;
    }
    return model_.spec().input;
  }

  // The first layer that could read this one: where a value is read there only, it is called x.
  std::size_t after(std::string_view name) const {
    for (std::size_t i = 0; i < layer_count(); ++i) {
      if (layer(i).name == name) return i + 1;
    }
    return 0;
  }

  std::string variable(std::string_view name) const {
    const std::string value(name);
    for (std::size_t i = after(name) + 1; i < layer_count(); ++i) {
      if (std::ranges::find(layer(i).inputs, value) == layer(i).inputs.end()) continue;
      return name == ModelSpec::kInputName ? "pictures" : names_.at(value);
    }
    return "x";
  }

  // Calls use(type, view of the layer).
  template <typename Use>
  std::string with_layer(std::size_t i, Use&& use) const {
    std::vector<Shape> inputs;
    std::vector<std::string> values;
    for (const std::string& input : layer(i).inputs) {
      inputs.push_back(shape_of(input));
      values.push_back(variable(input));
    }
    return use(pytorch_layer_registry().find(layer(i).type->name),
               PytorchLayer{.options = layer(i).options,
                            .inputs = inputs,
                            .output = model_.plans()[i].output,
                            .module = attribute(i),
                            .values = std::move(values)});
  }

  std::string module_of(std::size_t i) const {
    return with_layer(i, [](const PytorchLayerType& type, const PytorchLayer& view) {
      return type.module(view);
    });
  }

  std::string modules() const {
    std::string code;
    for (std::size_t i = 0; i < layer_count(); ++i) {
      const std::string module = module_of(i);
      if (!module.empty()) code += python_line(kBody, text(attribute(i), " = ", module));
    }
    return code;
  }

  std::string freezing() const {
    std::string code;
    for (std::size_t i = 0; i < layer_count(); ++i) {
      if (!model_.plans()[i].frozen || model_.plans()[i].parameters.empty()) continue;
      code += python_line(kBody, text(attribute(i), ".requires_grad_(False)"));
    }
    return code;
  }

  // Scales of 1 and shifts of 0 are PyTorch's own start; weights and biases have others there.
  std::string first_weights() const {
    std::string code;
    for (std::size_t i = 0; i < layer_count(); ++i) {
      for (const DeclaredParameter& p : model_.plans()[i].parameters) {
        const std::string name = text(attribute(i), ".", p.name);
        if (p.name == "weight") {
          const Options& options = layer(i).options;
          const std::string_view init = options.choice("init");
          const std::string statement = pytorch_init_registry().find(init).statement(
              name, p.fan, options.number("init_scale"));
          code += commented(python_line(kBody, statement), init_registry().find(init).label);
        }
        if (p.name == "bias") code += python_line(kBody, text("nn.init.zeros_(", name, ")"));
      }
    }
    return code.empty() ? python_line(kBody, "pass") : code;
  }

  // A frozen batch normalisation goes by its running statistics while training too.
  std::string kept_statistics() const {
    std::string code;
    for (std::size_t i = 0; i < layer_count(); ++i) {
      if (!model_.plans()[i].frozen || model_.plans()[i].statistics.empty()) continue;
      code += python_line(kBody, text(attribute(i), ".eval()"));
    }
    if (code.empty()) return "";
    return text("\n    def train(self, mode=True):\n        super().train(mode)\n",
                "        # Frozen: keeps its running statistics.\n", code, "        return self\n");
  }

  std::string forward() const {
    std::string code;
    for (std::size_t i = 0; i < layer_count(); ++i) {
      const std::string call =
          with_layer(i, [](const PytorchLayerType& type, const PytorchLayer& view) {
            return type.call == nullptr ? text(view.module, "(", view.values.front(), ")")
                                        : type.call(view);
          });
      const std::string line = python_line(kBody, text(variable(layer(i).name), " = ", call));
      code += commented(line, shape_text(model_.plans()[i].output));
    }
    return code + python_line(kBody, "return " + variable(layer(layer_count() - 1).name));
  }

  const Model& model_;
  std::map<std::string, std::string> names_;
};

}  // namespace

std::string pytorch_network(const Model& model) { return NetworkWriter(model).write(); }

}  // namespace inkgrad
