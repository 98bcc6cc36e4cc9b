#include "core/session/loss_look.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/landscape/curvature.h"
#include "core/landscape/main_plane.h"
#include "core/session/run_look.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 2> kPlanes{"path", "random"};
constexpr std::array<std::string_view, 4> kDetails{"9", "17", "33", "65"};

constexpr std::array kOptions{
    OptionSpec{.name = "plane",
               .label = "Plane",
               .help =
                   "Path: the plane that holds most of the way the weights went (PCA). Random: "
                   "through the weights as they are, along two directions drawn by chance, each "
                   "unit as long as its weights (Li et al. 2018).",
               .kind = OptionKind::kChoice,
               .standard = 0,
               .choices = kPlanes},
    OptionSpec{.name = "detail",
               .label = "Points a side",
               .help = "The loss is worked out at so many points along each side.",
               .kind = OptionKind::kChoice,
               .standard = 2,
               .choices = kDetails},
    look_examples_option(),
    OptionSpec{.name = "reach",
               .label = "Reach",
               .help =
                   "How far the map goes. On a random plane 1 is as far as the weights are long; "
                   "on the path's, 1 just holds the whole path.",
               .standard = 1,
               .min = 0.05,
               .max = 5,
               .scale = OptionScale::kLog},
    OptionSpec{.name = "seed",
               .label = "Seed",
               .help = "Of the random directions.",
               .kind = OptionKind::kInteger,
               .standard = 1,
               .min = 0,
               .max = 4294967295.0}};

Options options_of(const Json& settings) {
  Options options("loss surface", kOptions);
  options_from_json("loss surface", settings, options);
  return options;
}

int side_of(const Options& options) {
  const std::string_view detail = options.choice("detail");
  int side = 0;
  std::from_chars(detail.data(), detail.data() + detail.size(), side);
  return side;
}

struct Stop {
  int step;
  std::span<const Scalar> weights;
};

// What a run's trajectory has kept of its way, and where it is now.
std::vector<Stop> way_of(Run& run) {
  const Training& training = run.training();
  const Trajectory& kept = training.trajectory;
  std::vector<Stop> way;
  for (std::size_t i = 0; i < kept.points(); ++i) way.push_back({kept.step(i), kept.point(i)});
  if (run.steps() > way.back().step && !training.trainer.divergence()) {
    way.push_back({run.steps(), run.store.values()});
  }
  return way;
}

// What of the ways settles the plane: of several no more points than one run may have, or else
// their inner products would take seconds; but of each its first and its last.
std::vector<std::span<const Scalar>> some_points(std::span<const std::vector<Stop>> ways,
                                                 std::size_t most) {
  std::size_t total = 0;
  for (const std::vector<Stop>& way : ways) total += way.size();
  const std::size_t share = std::max<std::size_t>(2, most / ways.size());
  std::vector<std::span<const Scalar>> some;
  for (const std::vector<Stop>& way : ways) {
    const std::size_t last = way.size() - 1;
    const std::size_t count = total <= most ? way.size() : std::min(way.size(), share);
    for (std::size_t i = 0; i < count; ++i) {
      some.push_back(way[count == 1 ? 0 : i * last / (count - 1)].weights);
    }
  }
  return some;
}

bool same_layout(const ParameterStore& a, const ParameterStore& b) {
  return std::ranges::equal(a.parameters(), b.parameters(),
                            [](const Parameter& left, const Parameter& right) {
                              return left.name == right.name && left.shape == right.shape;
                            }) &&
         a.kept_values().size() == b.kept_values().size();
}

// One surface holds for all of them when the same weights have the same loss in each.
void expect_one_surface(std::span<Run* const> runs, const Options& options, Parallel& parallel) {
  if (options.choice("plane") != "path") {
    throw Error(ErrorCode::kInvalidArgument,
                R"(loss surface of several runs: expected the plane "path")");
  }
  const Index examples = options.integer("examples");
  Run& first = *runs.front();
  const std::span<const Scalar> here = first.training().trajectory.point(0);
  const double loss = probe_of(first, examples, parallel).loss(here);
  for (std::size_t i = 1; i < runs.size(); ++i) {
    Training& training = runs[i]->training();
    if (same_layout(first.store, runs[i]->store)) {
      LossProbe probe(runs[i]->model, first.store, training.loss, *training.data.train, examples,
                      parallel);
      if (probe.loss(here) == loss) continue;
    }
    throw Error(ErrorCode::kInvalidArgument,
                text("loss surface of several runs: expected runs of one loss surface; the same "
                     "weights have another loss in run ",
                     i + 1, " than in run 1"));
  }
}

}  // namespace

std::span<const OptionSpec> loss_look_options() { return kOptions; }

LossLook::LossLook(const Json& settings, Run& run, Parallel& parallel)
    : LossLook(settings, std::array{&run}, parallel) {}

LossLook::LossLook(const Json& settings, std::span<Run* const> runs, Parallel& parallel)
    : options_(options_of(settings)),
      step_(runs.front()->steps()),
      probe_(probe_of(*runs.front(), options_.integer("examples"), parallel)),
      surface_([&] {
        if (runs.size() > 1) expect_one_surface(runs, options_, parallel);
        WeightPlane plane = plane_of(runs);
        return LossSurface(std::move(plane), window_of(), side_of(options_));
      }()) {}

WeightPlane LossLook::plane_of(std::span<Run* const> runs) {
  if (options_.choice("plane") != "path") {
    paths_.resize(1);
    return random_plane(runs.front()->store, static_cast<std::uint64_t>(options_.number("seed")));
  }
  std::vector<std::vector<Stop>> ways;
  for (Run* run : runs) ways.push_back(way_of(*run));
  if (runs.size() > 1 &&
      std::ranges::all_of(ways, [](const auto& way) { return way.size() == 1; })) {
    throw Error(ErrorCode::kBadState,
                "loss surface of several runs: expected runs that have taken a step");
  }
  // One more than are kept: where the run is now.
  const std::size_t most = runs.front()->training().trajectory.capacity() + 1;
  WeightPlane plane = main_plane(some_points(ways, most));
  for (const std::vector<Stop>& way : ways) {
    Path& path = paths_.emplace_back();
    for (const Stop& stop : way) path.push_back({stop.step, shadow_of(plane, stop.weights)});
  }
  return plane;
}

// A square: with equal units along both axes an angle on the map is an angle in the plane.
PlaneWindow LossLook::window_of() const {
  const double reach = options_.number("reach");
  if (paths_.front().empty()) return {-reach, reach, -reach, reach};
  const PlaneShadow& start = paths_.front().front().at;
  PlaneWindow box{start.a, start.a, start.b, start.b};
  for (const Path& path : paths_) {
    for (const PathPoint& p : path) {
      box = {std::min(box.left, p.at.a), std::max(box.right, p.at.a), std::min(box.bottom, p.at.b),
             std::max(box.top, p.at.b)};
    }
  }
  const double middle_a = (box.left + box.right) / 2;
  const double middle_b = (box.bottom + box.top) / 2;
  const double side = std::max({box.right - box.left, box.top - box.bottom, 1e-6});
  // With some air around the path.
  const double half = reach * 0.6 * side;
  return {middle_a - half, middle_a + half, middle_b - half, middle_b + half};
}

Json LossLook::told() const {
  const PlaneWindow& window = surface_.window();
  const WeightPlane& plane = surface_.plane();
  Json paths = Json::array();
  for (const Path& path : paths_) {
    Json points = Json::array();
    for (const PathPoint& p : path) points.push_back({p.step, p.at.a, p.at.b, p.at.distance});
    paths.push_back(std::move(points));
  }
  return {{"options", options_to_json(options_)},
          {"step", step_},
          {"examples", probe_.examples()},
          {"bounds", {window.left, window.right, window.bottom, window.top}},
          {"explained", {plane.explained_first, plane.explained_second}},
          {"paths", std::move(paths)},
          {"side", surface_.side()},
          {"spacing", surface_.spacing()},
          {"measured", surface_.measured()},
          {"done", surface_.done()}};
}

Json curvature_json(Run& run, int examples, int products, Parallel& parallel) {
  LossProbe probe = probe_of(run, examples, parallel);
  const TopEigenvalue top = top_eigenvalue(probe, run.store.values(), products, run.config.seed);
  return {{"value", top.value},
          {"residual", top.residual},
          {"products", top.products},
          {"examples", probe.examples()},
          {"step", run.steps()}};
}

}  // namespace inkgrad
