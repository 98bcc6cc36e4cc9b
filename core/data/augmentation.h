// Augmentation: chance changes to the examples of a training batch, so that a network meets each of
// them in many forms. What a digit says should survive them.
#pragma once

#include <span>
#include <string_view>

#include "core/base/option.h"
#include "core/base/registry.h"
#include "core/base/rng.h"

namespace inkgrad {

struct Warp;  // augmentation/warp.h

// Pixels 0..1 of one example, [channels, height, width]. An input of any other shape is one row.
struct Picture {
  Index channels;
  Index height;
  Index width;
  std::span<Scalar> pixels;
  std::span<Scalar> spare;  // as many numbers to work with, of no meaning

  Index plane_size() const { return height * width; }
};

// One row of a batch: what the network reads, and the distribution it is to answer.
struct Example {
  std::span<Scalar> input;
  std::span<Scalar> target;
};

// Has exactly one of the three functions. Whatever they draw comes from the Rng given.
struct AugmentationType {
  std::string_view name;  // "rotate"
  // Part of one flat list (augmentation_options()), so their names begin with the type's. The first
  // is named as the type, and 0 there leaves every bit as it was.
  std::span<const OptionSpec> options;
  // Makes another digit of some digits: kept as a counter-example, and its label says so.
  bool breaks_labels = false;
  // Works on inputs that are no pictures too.
  bool any_input = false;

  // Moves the places that pixels come from. All types that do are one resampling together, so that
  // a picture is blurred once.
  void (*warp)(const Options&, Rng&, const Picture&, Warp&) = nullptr;
  // Changes the pixels.
  void (*paint)(const Options&, Rng&, const Picture&) = nullptr;
  // Mixes two examples of a batch, inputs and targets.
  void (*mix)(const Options&, Rng&, const Example&, const Example&) = nullptr;
};

const Registry<AugmentationType>& augmentation_registry();

// Those of all types, and "probability". By default everything is off.
std::span<const OptionSpec> augmentation_options();

extern const AugmentationType kShift, kRotate, kScale, kShear, kElastic, kThickness, kBrightness,
    kNoise, kErase, kMixup, kFlip;

}  // namespace inkgrad
