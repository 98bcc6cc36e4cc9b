// line: loss and accuracy along the straight line between two places of the run. One piece is a
// point.
#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/json.h"
#include "core/landscape/loss_line.h"
#include "core/session/run_look.h"

namespace inkgrad {

namespace {

// A step as far on as this is the weights as they are.
constexpr double kNow = 1e9;
constexpr std::array<std::string_view, 4> kDetails{"21", "41", "81", "161"};

constexpr OptionSpec step_option(std::string_view name, std::string_view label, double standard) {
  return {.name = name,
          .label = label,
          .help = "The weights kept nearest to this step; beyond the last step, those of now.",
          .kind = OptionKind::kInteger,
          .standard = standard,
          .min = 0,
          .max = kNow,
          .unit = "steps"};
}

constexpr std::array kOptions{
    step_option("from", "From step", 0), step_option("to", "To step", kNow),
    OptionSpec{.name = "detail",
               .label = "Points",
               .help = "The loss is worked out at so many points of the line.",
               .kind = OptionKind::kChoice,
               .standard = 1,
               .choices = kDetails},
    look_examples_option()};

const RunPlace& nearest(const std::vector<RunPlace>& places, Index step) {
  return *std::ranges::min_element(
      places, {}, [step](const RunPlace& p) { return std::abs(Index{p.step} - step); });
}

LossLine line_between(const RunPlace& from, const RunPlace& to, std::string_view detail) {
  int count = 0;
  std::from_chars(detail.data(), detail.data() + detail.size(), count);
  return LossLine({from.weights.begin(), from.weights.end()},
                  {to.weights.begin(), to.weights.end()}, count);
}

class LineLook : public RunLook {
 public:
  LineLook(const Options& options, const RunPlace& from, const RunPlace& to,
           const LookSubject& subject)
      : from_(from.step),
        to_(to.step),
        classes_(subject.run.config.task() != Task::kRegression),
        probe_(probe_of(subject.run, options.integer("examples"), subject.parallel)),
        line_(line_between(from, to, options.choice("detail"))) {}

  void advance(int pieces) override { line_.advance(probe_, pieces); }
  bool done() const override { return line_.done(); }
  Json told() const override {
    Json at = Json::array();
    for (int i = 0; i < line_.count(); ++i) at.push_back(line_.at(i));
    return {{"from", from_},
            {"to", to_},
            {"length", line_.length()},
            {"examples", probe_.examples()},
            {"measured", line_.measured()},
            {"at", std::move(at)},
            {"loss", line_.losses()},
            {"accuracy", classes_ ? Json(line_.accuracies()) : Json()}};
  }

 private:
  int from_, to_;
  bool classes_;
  LossProbe probe_;
  LossLine line_;
};

std::unique_ptr<RunLook> begin(const Options& options, const LookSubject& subject) {
  const std::vector<RunPlace> places = run_places(subject.run);
  return std::make_unique<LineLook>(options, nearest(places, options.integer("from")),
                                    nearest(places, options.integer("to")), subject);
}

}  // namespace

const RunLookType kLineLook{.name = "line",
                            .label = "Line",
                            .help = "The loss straight from one place of the run to another.",
                            .formula = R"(w(\alpha) = (1 - \alpha)\, w_{from} + \alpha\, w_{to})",
                            .options = kOptions,
                            .begin = begin};

}  // namespace inkgrad
