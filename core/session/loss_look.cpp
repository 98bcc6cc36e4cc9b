#include "core/session/loss_look.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/base/json.h"
#include "core/base/option_json.h"
#include "core/landscape/curvature.h"
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

}  // namespace

std::span<const OptionSpec> loss_look_options() { return kOptions; }

LossLook::LossLook(const Json& settings, Run& run, Parallel& parallel)
    : options_(options_of(settings)),
      step_(run.steps()),
      probe_(probe_of(run, options_.integer("examples"), parallel)),
      surface_([&] {
        WeightPlane plane = plane_of(run);
        if (options_.choice("plane") == "path") {
          const Trajectory& path = run.training().trajectory;
          for (std::size_t i = 0; i < path.points(); ++i) {
            path_.push_back({path.step(i), shadow_of(plane, path.point(i))});
          }
        }
        return LossSurface(std::move(plane), window_of(), side_of(options_));
      }()) {}

WeightPlane LossLook::plane_of(Run& run) const {
  if (options_.choice("plane") == "path") return run.training().trajectory.plane();
  return random_plane(run.store, static_cast<std::uint64_t>(options_.number("seed")));
}

// A square: with equal units along both axes an angle on the map is an angle in the plane.
PlaneWindow LossLook::window_of() const {
  const double reach = options_.number("reach");
  if (path_.empty()) return {-reach, reach, -reach, reach};
  PlaneWindow box{path_[0].at.a, path_[0].at.a, path_[0].at.b, path_[0].at.b};
  for (const PathPoint& p : path_) {
    box = {std::min(box.left, p.at.a), std::max(box.right, p.at.a), std::min(box.bottom, p.at.b),
           std::max(box.top, p.at.b)};
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
  Json path = Json::array();
  for (const PathPoint& p : path_) path.push_back({p.step, p.at.a, p.at.b, p.at.distance});
  return {{"options", options_to_json(options_)},
          {"step", step_},
          {"examples", probe_.examples()},
          {"bounds", {window.left, window.right, window.bottom, window.top}},
          {"explained", {plane.explained_first, plane.explained_second}},
          {"path", std::move(path)},
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
