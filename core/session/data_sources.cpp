#include "core/session/data_sources.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/data/idx_reader.h"
#include "core/data/label_noise.h"
#include "core/session/config_sections.h"

namespace inkgrad {

namespace {

struct DigitSplit {
  std::shared_ptr<DigitDataset> train = std::make_shared<DigitDataset>();
  std::shared_ptr<DigitDataset> validation = std::make_shared<DigitDataset>();
  std::shared_ptr<DigitDataset> test = std::make_shared<DigitDataset>();
  std::vector<SourceShare> shares = {};

  void append(std::string_view name, const std::shared_ptr<DigitSource>& source,
              const Options& options) {
    if (source->count() == 0) return;
    SplitIndices indices = split_indices(source->count(), split_shares(options));
    indices.train = with_minority(
        std::move(indices.train), [&](Index i) { return source->label(i); }, kDigitClasses,
        options.number("minority_share"));
    shares.push_back({name, static_cast<Index>(indices.train.size()),
                      static_cast<Index>(indices.validation.size()),
                      static_cast<Index>(indices.test.size())});
    train->append(source, std::move(indices.train));
    validation->append(source, std::move(indices.validation));
    test->append(source, std::move(indices.test));
  }
};

}  // namespace

DataSources::DataSources()
    : own_(std::make_shared<DigitSource>()), imported_(std::make_shared<DigitSource>()) {}

void DataSources::add_own(const Drawing& drawing, int label) {
  if (label < 0 || label >= kDigitClasses) {
    throw Error(ErrorCode::kInvalidArgument,
                text("label of a digit: expected 0 to ", kDigitClasses - 1, ", got ", label));
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

SplitData DataSources::mix_digits(const Options& options) {
  const auto seed = static_cast<std::uint64_t>(options.number("generated_seed"));
  DigitSplit split;
  split.append("generated", generated(seed, options.integer("generated_count")), options);
  if (options.flag("use_own")) split.append("own", own_, options);
  if (options.flag("use_imported")) split.append("imported", imported_, options);
  add_label_noise(*split.train, options.number("label_noise"), seed);
  return {.train = std::move(split.train),
          .validation = std::move(split.validation),
          .test = std::move(split.test),
          .shares = std::move(split.shares)};
}

SplitData DataSources::mix(const RunConfig& config) {
  return config.points ? points_.split(*config.points, config.data) : mix_digits(config.data);
}

SplitData DataSources::split(const RunConfig& config) {
  SplitData data = mix(config);
  if (!data.holds_enough()) {
    const std::string_view things = config.points ? "points" : "digits";
    throw Error(
        ErrorCode::kInvalidArgument,
        text("data: expected ", things, " to train on and ", things, " to test on, got ",
             data.train->count(), " and ", data.test->count(),
             config.points ? "; take more points, or other shares"
                           : "; take more generated digits, draw your own or add MNIST files"));
  }
  return data;
}

bool DataSources::holds(const RunConfig& config) {
  try {
    return mix(config).holds_enough();
  } catch (const Error&) {  // painted points of another task
    return false;
  }
}

void DataSources::complete(RunConfig& config) {
  if (holds(config)) return;
  if (config.points) {
    config.points = PointsConfig::standard(config.task(), config.outputs());
  } else {
    config.data = Options("data", data_options());
  }
}

}  // namespace inkgrad
