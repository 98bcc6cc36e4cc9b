#include "core/session/data_sources.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/rng.h"
#include "core/data/idx_reader.h"

namespace inkgrad {

namespace {

constexpr std::uint64_t kSplitSeed = 20;

// Shuffled once and for all, so that files sorted by label are split fairly.
void append_split(SplitData& data, std::string_view name,
                  const std::shared_ptr<DigitSource>& source, double test_share) {
  const Index count = source->count();
  if (count == 0) return;
  const auto test = static_cast<Index>(std::lround(double(count) * test_share));
  std::vector<Index> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), Index{0});
  Rng(kSplitSeed).shuffle(std::span(order));
  const auto middle = order.end() - test;
  data.shares.push_back({name, count - test, test});
  data.train.append(source, {order.begin(), middle});
  data.test.append(source, {middle, order.end()});
}

}  // namespace

Json SplitData::to_json() const {
  Json sources = Json::array();
  for (const SourceShare& share : shares) {
    sources.push_back({{"name", share.name}, {"train", share.train}, {"test", share.test}});
  }
  return {{"sources", std::move(sources)}, {"train", train.count()}, {"test", test.count()}};
}

DataSources::DataSources()
    : own_(std::make_shared<DigitSource>()), imported_(std::make_shared<DigitSource>()) {}

void DataSources::add_own(const Drawing& drawing, int label) {
  if (label < 0 || label >= kClasses) {
    throw Error(ErrorCode::kInvalidArgument,
                text("label of a digit: expected 0 to ", kClasses - 1, ", got ", label));
  }
  DigitPixels pixels{};
  seen_pixels(drawing, pixels);
  own_->add(pixels, label);
}

Index DataSources::import_idx(std::span<const std::uint8_t> images,
                              std::span<const std::uint8_t> labels) {
  IdxDigits digits = read_idx_digits(images, labels);
  imported_ = std::make_shared<DigitSource>(std::move(digits.pixels), std::move(digits.labels));
  return digits.count;
}

// Kept from run to run: digits once made need not be made again.
std::shared_ptr<DigitSource> DataSources::generated(std::uint64_t seed, Index count) {
  if (!generated_ || generated_seed_ != seed || generated_->count() != count) {
    generated_ = std::make_shared<DigitSource>(seed, 0, count);
    generated_seed_ = seed;
  }
  return generated_;
}

SplitData DataSources::mix(const Options& options) {
  const double test_share = options.number("test_share");
  const auto seed = static_cast<std::uint64_t>(options.number("generated_seed"));
  SplitData data;
  append_split(data, "generated", generated(seed, options.integer("generated_count")), test_share);
  if (options.flag("use_own")) append_split(data, "own", own_, test_share);
  if (options.flag("use_imported")) append_split(data, "imported", imported_, test_share);
  return data;
}

bool DataSources::holds_enough(const Options& options) {
  const SplitData data = mix(options);
  return data.train.count() > 0 && data.test.count() > 0;
}

SplitData DataSources::split(const Options& options) {
  SplitData data = mix(options);
  if (data.train.count() == 0 || data.test.count() == 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("data: expected digits to train on and digits to test on, got ",
                     data.train.count(), " and ", data.test.count(),
                     "; take more generated digits, draw your own or add MNIST files"));
  }
  return data;
}

}  // namespace inkgrad
