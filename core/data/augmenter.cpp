#include "core/data/augmenter.h"

#include <numeric>

namespace inkgrad {

namespace {

// Sets these draws apart from all others of the same seed.
constexpr std::uint64_t kOwnDraws = 0x61756700;
// Draws of a row or a batch that belong to no type; the types' own are numbered from 0.
constexpr std::uint64_t kWhetherDraw = 1000;
constexpr std::uint64_t kPairsDraw = 1001;
// Added to the number of a row's first partner: pairs have draws of their own.
constexpr std::uint64_t kPairs = 1'000'000;

Rng draws_of(const AugmentationType& type, std::uint64_t key) {
  const auto number = &type - &*augmentation_registry().begin();
  return Rng(mixed(key, static_cast<std::uint64_t>(number)));
}

}  // namespace

Augmenter::Augmenter(Options options, std::uint64_t seed)
    : options_(std::move(options)), seed_(mixed(seed, kOwnDraws)) {
  for (const AugmentationType& type : augmentation_registry()) {
    if (options_.number(type.name) == 0 || options_.number("probability") == 0) continue;
    (type.warp != nullptr ? warps_ : type.paint != nullptr ? paints_ : mixes_).push_back(&type);
  }
}

void Augmenter::apply(Parallel& parallel, const Tensor& input, const Tensor& target,
                      std::uint64_t batch) {
  if (!on()) return;
  const std::uint64_t batch_key = mixed(seed_, batch);
  const Index count = input.shape()[0];
  if (!warps_.empty() || !paints_.empty()) {
    parallel.run(kParts, [&](Index task) {
      const Range range = part_of(count, task);
      for (Index row = range.begin; row < range.end; ++row) {
        change_row(input, row, mixed(batch_key, static_cast<std::uint64_t>(row)),
                   desks_[static_cast<std::size_t>(task)]);
      }
    });
  }
  if (!mixes_.empty()) mix_rows(parallel, input, target, batch_key);
}

bool Augmenter::spared(std::uint64_t key) const {
  return Rng(mixed(key, kWhetherDraw)).uniform() >= options_.number("probability");
}

void Augmenter::change_row(const Tensor& input, Index row, std::uint64_t key, Desk& desk) const {
  if (spared(key)) return;
  const Shape& shape = input.shape();
  const bool drawn = shape.rank() == 4;
  desk.spare.resize(input.row(row).size());
  const Picture picture{.channels = drawn ? shape[1] : 1,
                        .height = drawn ? shape[2] : 1,
                        .width = drawn ? shape[3] : shape.row_count(),
                        .pixels = input.row(row),
                        .spare = desk.spare};
  if (drawn && !warps_.empty()) {
    desk.warp.clear();
    for (const AugmentationType* type : warps_) {
      Rng rng = draws_of(*type, key);
      type->warp(options_, rng, picture, desk.warp);
    }
    resample(picture, desk.warp);
  }
  for (const AugmentationType* type : paints_) {
    if (!drawn && !type->any_input) continue;
    Rng rng = draws_of(*type, key);
    type->paint(options_, rng, picture);
  }
}

// Every row has one partner, but for the last one of an odd number. So pairs share nothing, and the
// batch is mixed in place.
void Augmenter::mix_rows(Parallel& parallel, const Tensor& input, const Tensor& target,
                         std::uint64_t batch_key) {
  pairs_.resize(static_cast<std::size_t>(input.shape()[0]));
  std::iota(pairs_.begin(), pairs_.end(), Index{0});
  Rng(mixed(batch_key, kPairs + kPairsDraw)).shuffle(std::span(pairs_));
  const auto example = [&](std::size_t place) {
    return Example{input.row(pairs_[place]), target.row(pairs_[place])};
  };
  parallel.run(kParts, [&](Index task) {
    const Range range = part_of(static_cast<Index>(pairs_.size() / 2), task);
    for (Index pair = range.begin; pair < range.end; ++pair) {
      const std::uint64_t key = mixed(batch_key, kPairs + static_cast<std::uint64_t>(pair));
      if (spared(key)) continue;
      for (const AugmentationType* type : mixes_) {
        Rng rng = draws_of(*type, key);
        const auto first = static_cast<std::size_t>(2 * pair);
        type->mix(options_, rng, example(first), example(first + 1));
      }
    }
  });
}

}  // namespace inkgrad
