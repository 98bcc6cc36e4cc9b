#include "core/export/pytorch/layers.h"

#include <array>

#include "core/export/pytorch/python_text.h"
#include "core/ops/plane_features.h"
#include "core/tensor/window.h"

namespace inkgrad {

namespace {

// ", stride=2" where it is not what PyTorch takes anyway.
std::string unless(Index standard, std::string_view name, Index value) {
  return value == standard ? "" : text(", ", name, "=", value);
}

std::string bias_of(const Options& options) { return options.flag("bias") ? "" : ", bias=False"; }

Padding padding_of(const PytorchLayer& layer) {
  const Options& o = layer.options;
  const Shape& x = layer.inputs.front();
  const std::string_view mode = o.choice("padding_mode");
  if (mode == "number") return Padding::even(o.integer("padding"));
  if (mode == "valid") return {};
  return same_padding({.channels = x[0],
                       .height = x[1],
                       .width = x[2],
                       .kernel = o.integer("kernel"),
                       .stride = o.integer("stride"),
                       .dilation = o.integer("dilation")});
}

// PyTorch pads both ends of an axis alike.
bool is_even(const Padding& p) { return p.top == p.bottom && p.left == p.right; }

std::string conv2d(const PytorchLayer& layer) {
  const Options& o = layer.options;
  const Padding p = padding_of(layer);
  std::string padding;
  if (is_even(p) && p.top == p.left) padding = unless(0, "padding", p.top);
  if (is_even(p) && p.top != p.left) padding = text(", padding=(", p.top, ", ", p.left, ")");
  return text("nn.Conv2d(", layer.inputs[0][0], ", ", o.integer("channels"),
              ", kernel_size=", o.integer("kernel"), unless(1, "stride", o.integer("stride")),
              padding, unless(1, "dilation", o.integer("dilation")),
              unless(1, "groups", o.integer("groups")), bias_of(o), ")");
}

std::string conv2d_call(const PytorchLayer& layer) {
  const Padding p = padding_of(layer);
  const std::string& x = layer.values.front();
  if (is_even(p)) return text(layer.module, "(", x, ")");
  return text(layer.module, "(F.pad(", x, ", (", p.left, ", ", p.right, ", ", p.top, ", ", p.bottom,
              ")))");
}

std::string conv_transpose2d(const PytorchLayer& layer) {
  const Options& o = layer.options;
  return text("nn.ConvTranspose2d(", layer.inputs[0][0], ", ", o.integer("channels"),
              ", kernel_size=", o.integer("kernel"), unless(1, "stride", o.integer("stride")),
              unless(0, "padding", o.integer("padding")),
              unless(0, "output_padding", o.integer("output_padding")), bias_of(o), ")");
}

std::string upsample2d(const PytorchLayer& layer) {
  const Options& o = layer.options;
  return text("nn.Upsample(scale_factor=", o.integer("scale"), ", mode=\"", o.choice("mode"),
              "\")");
}

std::string pool(std::string_view type, const PytorchLayer& layer) {
  const Options& o = layer.options;
  const Index kernel = o.integer("kernel");
  return text("nn.", type, "(", kernel, unless(kernel, "stride", o.integer("stride")), ")");
}

std::string activation(const PytorchLayer& layer) {
  return pytorch_activation_registry().find(layer.options.choice("function")).module(layer.options);
}

std::string epsilon_of(const Options& o) {
  return text(", eps=", python_number(o.number("epsilon")));
}

std::string batch_norm(const PytorchLayer& layer) {
  const Shape& x = layer.inputs.front();
  return text("nn.BatchNorm", x.rank() == 1 ? 1 : 2, "d(", x[0], epsilon_of(layer.options),
              ", momentum=", python_number(layer.options.number("momentum")), ")");
}

std::string layer_norm(const PytorchLayer& layer) {
  return text("nn.LayerNorm([", comma_separated(layer.inputs.front()), "]",
              epsilon_of(layer.options), ")");
}

std::string group_norm(const PytorchLayer& layer) {
  return text("nn.GroupNorm(", layer.options.integer("groups"), ", ", layer.inputs[0][0],
              epsilon_of(layer.options), ")");
}

// Units are numbers by themselves, whole channels only pictures have.
std::string dropout(const PytorchLayer& layer) {
  const bool whole = layer.options.flag("whole_channels") && layer.output.rank() == 3;
  return text("nn.Dropout", whole ? "2d" : "", "(", python_number(layer.options.number("rate")),
              ")");
}

std::string linear(const PytorchLayer& layer) {
  return text("nn.Linear(", layer.inputs[0][0], ", ", layer.output[0], bias_of(layer.options), ")");
}

// The projection of the skipped value. Sizes go down by a whole stride, rounded up.
std::string add(const PytorchLayer& layer) {
  const Shape& skipped = layer.inputs[1];
  if (!layer.options.flag("projection")) return "";
  if (skipped.rank() == 1) {
    return text("nn.Linear(", skipped[0], ", ", layer.output[0], ", bias=False)");
  }
  Index stride = 1;
  while ((skipped[1] - 1) / stride + 1 > layer.output[1] ||
         (skipped[2] - 1) / stride + 1 > layer.output[2]) {
    ++stride;
  }
  return text("nn.Conv2d(", skipped[0], ", ", layer.output[0], ", kernel_size=1",
              unless(1, "stride", stride), ", bias=False)");
}

std::string add_call(const PytorchLayer& layer) {
  const std::string& skipped = layer.values[1];
  if (!layer.options.flag("projection")) return text(layer.values[0], " + ", skipped);
  return text(layer.values[0], " + ", layer.module, "(", skipped, ")");
}

// Each feature a column, made of x and y as the layer scales them.
std::string plane_features_call(const PytorchLayer& layer) {
  const double scale = layer.options.number("scale");
  const auto coordinate = [&](int place) {
    const std::string taken = text(layer.values[0], ".T[", place, "]");
    return scale == 1 ? taken : text("(", python_number(scale), " * ", taken, ")");
  };
  const std::string x = coordinate(0);
  const std::string y = coordinate(1);
  const std::array<std::string, 7> columns{
      x, y, x + "**2", y + "**2", x + " * " + y, "torch.sin(" + x + ")", "torch.sin(" + y + ")"};
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (layer.options.flag(kPlaneFeatureList[i].name)) chosen.push_back(columns[i]);
  }
  return text("torch.stack(", python_list(chosen), ", dim=1)");
}

std::string nothing(const PytorchLayer&) { return ""; }

using Layer = const PytorchLayer&;

constexpr std::array kLayers{
    PytorchLayerType{"conv2d", conv2d, conv2d_call},
    PytorchLayerType{"conv_transpose2d", conv_transpose2d, nullptr},
    PytorchLayerType{"upsample2d", upsample2d, nullptr},
    PytorchLayerType{"max_pool2d", [](Layer l) { return pool("MaxPool2d", l); }, nullptr},
    PytorchLayerType{"avg_pool2d", [](Layer l) { return pool("AvgPool2d", l); }, nullptr},
    PytorchLayerType{"global_avg_pool2d", nothing,
                     [](Layer l) { return text(l.values[0], ".mean(dim=(2, 3))"); }},
    PytorchLayerType{"global_max_pool2d", nothing,
                     [](Layer l) { return text(l.values[0], ".amax(dim=(2, 3))"); }},
    PytorchLayerType{"activation", activation, nullptr},
    PytorchLayerType{"batch_norm", batch_norm, nullptr},
    PytorchLayerType{"layer_norm", layer_norm, nullptr},
    PytorchLayerType{"group_norm", group_norm, nullptr},
    PytorchLayerType{"dropout", dropout, nullptr},
    PytorchLayerType{"add", add, add_call},
    PytorchLayerType{
        "concat", nothing,
        [](Layer l) { return text("torch.cat([", l.values[0], ", ", l.values[1], "], dim=1)"); }},
    PytorchLayerType{"flatten", nothing,
                     [](Layer l) { return text("torch.flatten(", l.values[0], ", 1)"); }},
    PytorchLayerType{"plane_features", nothing, plane_features_call},
    PytorchLayerType{"linear", linear, nullptr},
};

}  // namespace

const Registry<PytorchLayerType>& pytorch_layer_registry() {
  static constexpr Registry<PytorchLayerType> kRegistry("layer of PyTorch", kLayers);
  return kRegistry;
}

}  // namespace inkgrad
