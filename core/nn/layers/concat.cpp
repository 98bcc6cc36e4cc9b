// Concat: [C1, H, W] and [C2, H, W] -> [C1 + C2, H, W], or [D1] and [D2] -> [D1 + D2].
#include "core/base/error.h"
#include "core/nn/layer.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& a = request.inputs.at(0);
  const Shape& b = request.inputs.at(1);
  const bool rows = a.rank() == 1 && b.rank() == 1;
  const bool maps = a.rank() == 3 && b.rank() == 3 && a[1] == b[1] && a[2] == b[2];
  if (!rows && !maps) {
    const std::string expected = a.rank() == 1   ? "[D]"
                                 : a.rank() == 3 ? text("[C,", a[1], ",", a[2], "]")
                                                 : "[C,H,W]";
    throw Error(ErrorCode::kShapeMismatch,
                text("concat \"", request.name, "\": expected its second input ", expected,
                     " to lie beside ", a, ", got ", b));
  }
  const Index channels = a[0] + b[0];
  return {.output = rows ? Shape{channels} : Shape{channels, a[1], a[2]}, .parameters = {}};
}

ValueId emit(const LayerEmission& layer) {
  return layer.apply(kConcat, {layer.inputs.at(0), layer.inputs.at(1)}, true);
}

}  // namespace

const LayerType kConcatLayer{
    .name = "concat",
    .label = "Concat",
    .help = "Puts the channels of an earlier layer beside those of the layer before.",
    .formula = R"(Y = [A;\, B])",
    .short_name = "concat",
    .options = {},
    .input_count = 2,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
