// What the generated program trains on, and what it changes about it first.
#include "core/export/pytorch/program.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

constexpr std::string_view kDigits = R"(def load_data(synthetic):
    """Data to train on and to test on: pictures [1, 28, 28] and labels."""
    if not synthetic:
        try:
            from torchvision import datasets
        except ImportError:
            print("torchvision is not installed: made-up pictures instead.")
        else:
            return (
                in_memory(datasets.MNIST("data", True, download=True)),
                in_memory(datasets.MNIST("data", False, download=True)),
            )
    return made_up(2048, seed=1), made_up(512, seed=2)


def in_memory(mnist):
    """All pictures, ink 0 to 1, and all labels."""
    return TensorDataset(mnist.data.unsqueeze(1) / 255, mnist.targets)


def made_up(count, seed):
    """Ten patterns under noise: enough to see that the program learns."""
    fixed = torch.Generator().manual_seed(0)
    patterns = torch.rand(10, 1, 28, 28, generator=fixed)
    chance = torch.Generator().manual_seed(seed)
    labels = torch.randint(10, (count,), generator=chance)
    noise = torch.rand(count, 1, 28, 28, generator=chance)
    return TensorDataset(0.6 * patterns[labels] + 0.4 * noise, labels)
)";

constexpr std::string_view kPoints = R"(def load_data(synthetic):
    """Made-up points to train on and to test on."""
    return made_up(512, seed=1), made_up(256, seed=2)


)";

std::string made_up_classes(Index classes) {
  return text("def made_up(count, seed):\n",
              "    \"\"\"A heap of points for each class, on a circle.\"\"\"\n",
              "    chance = torch.Generator().manual_seed(seed)\n", "    labels = torch.randint(",
              classes, ", (count,), generator=chance)\n", "    angle = labels * 2 * math.pi / ",
              classes, "\n", "    middle = torch.stack([angle.cos(), angle.sin()], dim=1)\n",
              "    noise = torch.randn(count, 2, generator=chance)\n",
              "    return TensorDataset(3 * middle + 0.5 * noise, labels)\n");
}

std::string made_up_values(Index outputs) {
  return text("def made_up(count, seed):\n",
              "    \"\"\"Points of the plane, and a slope to be found there.\"\"\"\n",
              "    chance = torch.Generator().manual_seed(seed)\n",
              "    points = 12 * torch.rand(count, 2, generator=chance) - 6\n",
              "    slope = points.mean(dim=1, keepdim=True) / 6\n",
              "    return TensorDataset(points, slope.repeat(1, ", outputs, "))\n");
}

std::string points(const PytorchRun& run) {
  const Index outputs = run.outputs();
  return text(kPoints, run.regression ? made_up_values(outputs) : made_up_classes(outputs));
}

std::string minority(double share, Index classes) {
  return text("def with_minority(data):\n",
              "    \"\"\"Of the first half of the classes only a part stays.\"\"\"\n",
              "    inputs, labels = data.tensors\n",
              "    kept = torch.ones(len(labels), dtype=torch.bool)\n", "    for label in range(",
              classes / 2, "):\n", "        places = (labels == label).nonzero().flatten()\n",
              "        room = max(1, round(", python_number(share), " * len(places)))\n",
              "        kept[places[room:]] = False\n",
              "    return TensorDataset(inputs[kept], labels[kept])\n");
}

std::string label_noise(double share, Index classes) {
  return text("def with_label_noise(data):\n",
              "    \"\"\"A part of the labels is drawn by chance from all classes.\"\"\"\n",
              "    inputs, labels = data.tensors\n", "    labels = labels.clone()\n",
              "    noisy = torch.randperm(len(labels))[:round(", python_number(share),
              " * len(labels))]\n", "    labels[noisy] = torch.randint(", classes,
              ", (len(noisy),))\n", "    return TensorDataset(inputs, labels)\n");
}

std::string split_off(double share) {
  return text("def split_off(data):\n",
              "    \"\"\"Keeps a part back that is not trained on, to choose by.\"\"\"\n",
              "    order = torch.randperm(len(data))\n", "    kept = round(", python_number(share),
              " * len(data))\n", "    trained_on = TensorDataset(*data[order[kept:]])\n",
              "    return trained_on, TensorDataset(*data[order[:kept]])\n");
}

}  // namespace

std::string pytorch_data(const PytorchRun& run) {
  const auto share = [&](std::string_view name) { return run.data.number(name); };
  const Index classes = run.outputs();
  std::string code = run.points ? points(run) : std::string(kDigits);
  const auto add = [&](const std::string& definition) { code += "\n\n" + definition; };
  if (run.validates()) add(split_off(share("validation_share")));
  if (run.regression) return code;
  if (share("minority_share") < 1) add(minority(share("minority_share"), classes));
  if (share("label_noise") > 0) add(label_noise(share("label_noise"), classes));
  return code;
}

std::string pytorch_data_changes(const PytorchRun& run) {
  std::string code;
  if (run.validates()) code += "    train_data, validation_data = split_off(train_data)\n";
  if (run.regression) return code;
  if (run.data.number("minority_share") < 1) code += "    train_data = with_minority(train_data)\n";
  if (run.data.number("label_noise") > 0) code += "    train_data = with_label_noise(train_data)\n";
  return code;
}

}  // namespace inkgrad
