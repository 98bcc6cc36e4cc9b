#include "core/ops/registry.h"

#include <array>

namespace inkgrad {

const Registry<Op>& op_registry() {
  static const std::array kOps{
      kMatmul,                // matmul.cpp
      kAddBias,               // add_bias.cpp
      kRelu,                  // relu.cpp
      kLeakyRelu,             // leaky_relu.cpp
      kSigmoid,               // sigmoid.cpp
      kTanh,                  // tanh.cpp
      kHardTanh,              // hard_tanh.cpp
      kElu,                   // elu.cpp
      kSelu,                  // selu.cpp
      kGelu,                  // gelu.cpp
      kSilu,                  // silu.cpp
      kSoftplus,              // softplus.cpp
      kIdentity,              // identity.cpp
      kPrelu,                 // prelu.cpp
      kSoftmax,               // softmax.cpp
      kConv2d,                // conv2d.cpp
      kConvTranspose2d,       // conv_transpose2d.cpp
      kUpsampleNearest2d,     // upsample_nearest2d.cpp
      kUpsampleBilinear2d,    // upsample_bilinear2d.cpp
      kMaxPool2d,             // max_pool2d.cpp
      kAvgPool2d,             // avg_pool2d.cpp
      kGlobalAvgPool2d,       // global_avg_pool2d.cpp
      kGlobalMaxPool2d,       // global_max_pool2d.cpp
      kFlatten,               // flatten.cpp
      kAdd,                   // add.cpp
      kConcat,                // concat.cpp
      kPlaneFeatures,         // plane_features.cpp
      kBatchNorm,             // batch_norm.cpp
      kLayerNorm,             // layer_norm.cpp
      kGroupNorm,             // group_norm.cpp
      kDropout,               // dropout.cpp
      kSoftmaxCrossEntropy,   // softmax_cross_entropy.cpp
      kWeightedCrossEntropy,  // weighted_cross_entropy.cpp
      kMeanSquaredError,      // mean_squared_error.cpp
      kMeanAbsoluteError,     // mean_absolute_error.cpp
      kHuber,                 // huber.cpp
      kBinaryCrossEntropy,    // binary_cross_entropy.cpp
      kHinge,                 // hinge.cpp
      kFocal,                 // focal.cpp
      kDice,                  // dice.cpp
      kSubtract,              // subtract.cpp
      kMultiply,              // multiply.cpp
      kDivide,                // divide.cpp
      kPower,                 // power.cpp
      kNegate,                // negate.cpp
      kExp,                   // exp.cpp
      kLog,                   // log.cpp
      kSin,                   // sin.cpp
      kCos,                   // cos.cpp
      kSqrt,                  // sqrt.cpp
      kAbs,                   // abs.cpp
  };
  static const Registry<Op> kRegistry("op", kOps);
  return kRegistry;
}

}  // namespace inkgrad
