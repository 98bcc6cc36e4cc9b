// curvature: the top eigenvalue of the Hessian along the run, beside the run's learning rates. One
// piece is a Hessian-vector product.
#include <algorithm>
#include <array>

#include "core/base/json.h"
#include "core/landscape/curvature_path.h"
#include "core/session/run_look.h"

namespace inkgrad {

namespace {

constexpr std::array kOptions{
    OptionSpec{.name = "points",
               .label = "Places",
               .help = "The curvature is measured at so many of the run's kept steps.",
               .kind = OptionKind::kInteger,
               .standard = 12,
               .min = 2,
               .max = 40},
    OptionSpec{.name = "products",
               .label = "Products",
               .help = "At most so many Hessian-vector products a search: two gradients each. More "
                       "of them make the eigenvalue surer.",
               .kind = OptionKind::kInteger,
               .standard = 20,
               .min = 2,
               .max = 200,
               .scale = OptionScale::kLog},
    look_examples_option()};

// So many of the places, evenly, both ends among them.
std::vector<RunPlace> some_of(const std::vector<RunPlace>& places, std::size_t most) {
  if (places.size() <= most) return places;
  std::vector<RunPlace> some;
  for (std::size_t i = 0; i < most; ++i) {
    some.push_back(places[i * (places.size() - 1) / (most - 1)]);
  }
  return some;
}

// Of the update that led to `step`; before any, of the first.
double rate_at(Run& run, int step) {
  const Training& training = run.training();
  const History& history = training.trainer.history();
  const auto name = std::ranges::find(history.names(), "learning_rate");
  if (history.rows() == 0 || name == history.names().end()) return training.update.learning_rate();
  const std::span<const Scalar> steps = history.column(0);
  const auto after = std::ranges::upper_bound(steps, static_cast<Scalar>(step));
  const auto row = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - steps.begin() - 1, 0));
  return double(history.column(static_cast<std::size_t>(name - history.names().begin()))[row]);
}

// Nothing but steps against the gradient, as it is.
bool is_plain(Run& run) {
  const Update& update = run.training().update;
  const Regularisation& pull = update.regularisation();
  return run.config.optimizer->name == kSgd.name && update.clipping().name == "none" &&
         pull.l1 == 0 && pull.l2 == 0 && pull.weight_decay == 0;
}

CurvaturePath path_through(const std::vector<RunPlace>& places, const Options& options, Run& run) {
  std::vector<std::span<const Scalar>> weights;
  for (const RunPlace& place : places) weights.push_back(place.weights);
  return CurvaturePath(weights, static_cast<int>(options.integer("products")), run.config.seed);
}

class CurvatureLook : public RunLook {
 public:
  CurvatureLook(const Options& options, const std::vector<RunPlace>& places,
                const LookSubject& subject)
      : probe_(probe_of(subject.run, options.integer("examples"), subject.parallel)),
        path_(path_through(places, options, subject.run)),
        plain_(is_plain(subject.run)),
        whole_batch_(subject.run.training().settings.batch_size >=
                     subject.run.training().data.train->count()) {
    for (const RunPlace& place : places) {
      steps_.push_back({place.step, rate_at(subject.run, place.step)});
    }
  }

  void advance(int pieces) override { path_.advance(probe_, pieces); }
  bool done() const override { return path_.done(); }
  Json told() const override {
    Json points = Json::array();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const TopEigenvalueSearch& search = path_.searches()[i];
      const TopEigenvalue& top = search.found();
      points.push_back({{"step", steps_[i].step},
                        {"rate", steps_[i].rate},
                        {"value", search.done() ? Json(top.value) : Json()},
                        {"residual", search.done() ? Json(top.residual) : Json()},
                        {"products", top.products}});
    }
    return {{"examples", probe_.examples()},
            {"measured", path_.measured()},
            {"points", std::move(points)},
            {"plain", plain_},
            {"wholeBatch", whole_batch_}};
  }

 private:
  struct Step {
    int step;
    double rate;
  };

  LossProbe probe_;
  CurvaturePath path_;
  std::vector<Step> steps_;
  bool plain_;
  bool whole_batch_;
};

std::unique_ptr<RunLook> begin(const Options& options, const LookSubject& subject) {
  const auto most = static_cast<std::size_t>(options.integer("points"));
  return std::make_unique<CurvatureLook>(options, some_of(run_places(subject.run), most), subject);
}

}  // namespace

const RunLookType kCurvatureLook{
    .name = "curvature",
    .label = "Curvature along the run",
    .help = "The top eigenvalue of the Hessian at places of the run, beside 2 / rate.",
    .formula = R"(\lambda_{max} \le 2 / \eta)",
    .options = kOptions,
    .begin = begin};

}  // namespace inkgrad
