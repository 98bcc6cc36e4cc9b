// The table of all ops.
#pragma once

#include "core/base/registry.h"
#include "core/ops/op.h"

namespace inkgrad {

const Registry<Op>& op_registry();

// The ops by file, for the table and for code that applies one.
extern const Op kMatmul, kAddBias, kRelu, kLeakyRelu, kSigmoid, kTanh, kHardTanh, kElu, kSelu,
    kGelu, kSilu, kSoftplus, kIdentity, kPrelu, kSoftmax, kConv2d, kConvTranspose2d,
    kUpsampleNearest2d, kUpsampleBilinear2d, kMaxPool2d, kAvgPool2d, kGlobalAvgPool2d,
    kGlobalMaxPool2d, kFlatten, kAdd, kConcat, kPlaneFeatures, kBatchNorm, kLayerNorm, kGroupNorm,
    kDropout, kSoftmaxCrossEntropy, kWeightedCrossEntropy, kMeanSquaredError, kMeanAbsoluteError,
    kHuber, kBinaryCrossEntropy, kHinge, kFocal, kDice;

// Of formulas that a person types; no layer uses them.
extern const Op kSubtract, kMultiply, kDivide, kPower, kNegate, kExp, kLog, kSin, kCos, kSqrt, kAbs;

}  // namespace inkgrad
