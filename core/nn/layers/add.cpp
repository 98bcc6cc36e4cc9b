// Add (residual connection): its first input plus its second, which skips the layers between.
// [D] and [D] -> [D], or [C, H, W] twice. With a projection the second may have another number of
// channels and pictures larger by a whole factor: a 1x1 convolution (a matrix for [D]) brings it to
// the shape of the first. (He et al. 2016, equations 1 and 2.)
#include <array>

#include "core/base/error.h"
#include "core/nn/weight_options.h"
#include "core/ops/conv2d.h"
#include "core/ops/registry.h"

namespace inkgrad {

namespace {

const std::array<OptionSpec, 4> kOptions{{
    {.name = "projection",
     .label = "Projection",
     .help = "Learned weights bring the skipped input to the right shape. Without them both "
             "inputs must have the same.",
     .kind = OptionKind::kBoolean,
     .standard = 0,
     .min = 0,
     .max = 1},
    init_option(),
    init_scale_option(),
    frozen_option(),
}};

// How much larger the skipped pictures are, or 0 where no stride leads from one to the other.
Index stride_between(const Shape& skipped, const Shape& to) {
  for (Index stride = 1; stride <= skipped[1]; ++stride) {
    if ((skipped[1] - 1) / stride + 1 == to[1] && (skipped[2] - 1) / stride + 1 == to[2]) {
      return stride;
    }
  }
  return 0;
}

[[noreturn]] void reject_skipped(const LayerRequest& request, std::string_view expected) {
  throw Error(ErrorCode::kShapeMismatch,
              text("add \"", request.name, "\": expected its second input ", expected, ", got ",
                   request.inputs.at(1)));
}

DeclaredParameter projection(const LayerRequest& request) {
  const Shape& to = request.inputs.at(0);
  const Shape& skipped = request.inputs.at(1);
  if (to.rank() != skipped.rank()) reject_skipped(request, to.rank() == 1 ? "[D]" : "[C,H,W]");
  if (to.rank() == 1) {
    return weight_parameter(request.options, Shape{skipped[0], to[0]},
                            {.rows = skipped[0], .columns = to[0], .fan = {skipped[0], to[0]}});
  }
  if (stride_between(skipped, to) == 0) {
    reject_skipped(request, text("[C,H,W] with H and W as ", to, " or larger by a whole factor"));
  }
  return weight_parameter(request.options, Shape{to[0], skipped[0], 1, 1},
                          {.rows = to[0], .columns = skipped[0], .fan = {skipped[0], to[0]}});
}

LayerDeclaration declare(const LayerRequest& request) {
  const Shape& to = request.inputs.at(0);
  LayerDeclaration declared{.output = to, .parameters = {}};
  if (request.options.flag("projection")) {
    declared.parameters.push_back(projection(request));
  } else if (!(request.inputs.at(1) == to)) {
    reject_skipped(request, text(to, ", the same as its first (or a projection)"));
  }
  return declared;
}

ValueId emit(const LayerEmission& layer) {
  ValueId skipped = layer.inputs.at(1);
  if (!layer.parameters.empty()) {
    const Shape from = layer.tape.value(skipped).data.shape().without_batch();
    const Shape to = layer.tape.value(layer.inputs.at(0)).data.shape().without_batch();
    skipped = to.rank() == 1 ? layer.apply(kMatmul, {skipped, layer.parameters.at(0)}, false)
                             : layer.apply(kConv2d, {skipped, layer.parameters.at(0)}, false,
                                           conv2d_attributes({.channels = from[0],
                                                              .height = from[1],
                                                              .width = from[2],
                                                              .kernel = 1,
                                                              .stride = stride_between(from, to)}));
  }
  return layer.apply(kAdd, {layer.inputs.at(0), skipped}, true);
}

}  // namespace

const LayerType kAddLayer{
    .name = "add",
    .label = "Add (residual)",
    .help =
        "Adds what an earlier layer gave: the layers between learn only the difference, and "
        "gradients have a straight way back.",
    .formula = "y = x + W_s x_s",
    .short_name = "add",
    .options = kOptions,
    .input_count = 2,
    .declare = declare,
    .emit = emit};

}  // namespace inkgrad
