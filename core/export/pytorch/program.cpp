#include "core/export/pytorch/program.h"

#include "core/base/text.h"
#include "core/export/pytorch/names.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

constexpr int kStandardSteps = 1000;

constexpr std::string_view kData = R"(def load_data(synthetic):
    """Data to train on and to test on: pictures [1, 28, 28] and labels."""
    if not synthetic:
        try:
            from torchvision import datasets, transforms
        except ImportError:
            print("torchvision is not installed: made-up pictures instead.")
        else:
            ink = transforms.ToTensor()
            return (
                datasets.MNIST("data", True, transform=ink, download=True),
                datasets.MNIST("data", False, transform=ink, download=True),
            )
    return made_up(2048, seed=1), made_up(512, seed=2)


def made_up(count, seed):
    """Ten patterns under noise: enough to see that the program learns."""
    fixed = torch.Generator().manual_seed(0)
    patterns = torch.rand(10, 1, 28, 28, generator=fixed)
    chance = torch.Generator().manual_seed(seed)
    labels = torch.randint(10, (count,), generator=chance)
    noise = torch.rand(count, 1, 28, 28, generator=chance)
    return TensorDataset(0.6 * patterns[labels] + 0.4 * noise, labels)
)";

constexpr std::string_view kReadWeights =
    R"(# Parts of a layer that Inkgrad calls otherwise than PyTorch.
PARTS = {
    "scale": "weight",
    "shift": "bias",
    "slope": "weight",
    "running_variance": "running_var",
}


def read_safetensors(path):
    """Tensors by name: 8 bytes with a length, a JSON header, the numbers."""
    file = bytearray(pathlib.Path(path).read_bytes())
    start = 8 + int.from_bytes(file[:8], "little")
    header = json.loads(file[8:start])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        numbers = file[start + begin:start + end]
        tensor = torch.frombuffer(numbers, dtype=torch.float32)
        tensors[name] = tensor.reshape(entry["shape"])
    return tensors


def load_weights(network, path):
    """Puts in the weights of a model file saved by Inkgrad."""
    state = network.state_dict()
    for name, tensor in read_safetensors(path).items():
        layer, part = name.split(".")
)";

constexpr std::string_view kPutWeights =
    R"(        is_linear = isinstance(getattr(network, layer), nn.Linear)
        if is_linear and part == "weight":
            tensor = tensor.t()  # Inkgrad: [in, out], PyTorch: [out, in]
        state[f"{layer}.{PARTS.get(part, part)}"] = tensor
    network.load_state_dict(state)
)";

constexpr std::string_view kMain = R"(def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=STEPS, help="updates")
    parser.add_argument(
        "--synthetic", action="store_true", help="made-up pictures, no MNIST"
    )
    parser.add_argument("--weights", help="a model file to begin with")
    arguments = parser.parse_args()

    torch.manual_seed(SEED)
    network = Network()
    if arguments.weights is not None:
        load_weights(network, arguments.weights)
    train_data, test_data = load_data(arguments.synthetic)
    train(network, train_data, test_data, arguments.steps)


if __name__ == "__main__":
    main()
)";

}  // namespace

std::string pytorch_introduction(const PytorchRun& run) {
  return text("\"\"\"A network of Inkgrad in PyTorch: ", run.model.parameter_count(),
              " parameters in ", run.model.spec().layers.size(), " layers.\n\n",
              "    python3 network.py                trains on MNIST, by torchvision\n"
              "    python3 network.py --synthetic    trains on made-up pictures\n"
              "    python3 network.py --weights model.safetensors\n"
              "                                      begins with weights saved by Inkgrad\n\n"
              "Layers are called as in Inkgrad, and every setting of the run is the same. Its\n"
              "digits are not in this file, and chance is another: first weights and the order\n"
              "of the pictures come from other random numbers.\n\"\"\"\n");
}

std::string pytorch_constants(const PytorchRun& run) {
  const Regularisation& pull = run.update.regularisation;
  const auto unless_zero = [](std::string_view name, double value, std::string_view comment) {
    return value == 0 ? "" : text(name, " = ", python_number(value), "  # ", comment, "\n");
  };
  return text(
      "BATCH_SIZE = ", run.batch_size,
      "\nLEARNING_RATE = ", python_number(run.update.optimizer_options.number("learning_rate")),
      "\nSTEPS = ", run.steps > 0 ? run.steps : kStandardSteps, "  # updates\n",
      "TEST_EVERY = ", run.evaluate_every, "  # updates\n", "SEED = ", run.seed, "\n",
      unless_zero("L1", pull.l1, "times the sign of a weight goes to its gradient"),
      unless_zero("L2", pull.l2, "times a weight goes to its gradient"),
      unless_zero("WEIGHT_DECAY", pull.weight_decay, "of a weight is lost, times the rate"));
}

std::string_view pytorch_data() { return kData; }

std::string pytorch_weights(const PytorchRun& run) {
  std::string renamed;
  for (const auto& [layer, name] : python_names(run.model.spec())) {
    if (layer != name) renamed += text("    \"", layer, "\": \"", name, "\",\n");
  }
  if (renamed.empty()) return text(kReadWeights, kPutWeights);
  return text("# Layers whose names mean something else in Python.\nRENAMED = {\n", renamed,
              "}\n\n", kReadWeights, "        layer = RENAMED.get(layer, layer)\n", kPutWeights);
}

std::string_view pytorch_main() { return kMain; }

}  // namespace inkgrad
