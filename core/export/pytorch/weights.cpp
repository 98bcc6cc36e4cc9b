// How the generated program reads a model file of Inkgrad.
#include "core/base/text.h"
#include "core/export/pytorch/names.h"
#include "core/export/pytorch/program.h"

namespace inkgrad {

namespace {

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

}  // namespace

std::string pytorch_weights(const PytorchRun& run) {
  std::string renamed;
  for (const auto& [layer, name] : python_names(run.model.spec())) {
    if (layer != name) renamed += text("    \"", layer, "\": \"", name, "\",\n");
  }
  if (renamed.empty()) return text(kReadWeights, kPutWeights);
  return text("# Layers whose names mean something else in Python.\nRENAMED = {\n", renamed,
              "}\n\n", kReadWeights, "        layer = RENAMED.get(layer, layer)\n", kPutWeights);
}

}  // namespace inkgrad
