// The table of test surfaces. What each shows, and racers with rates that show it, stand beside its
// formula. All but "own" have 0 as their lowest value, so that losses can be drawn on a log scale.
#include "core/landscape/test_surface.h"

#include <array>

namespace inkgrad {

namespace {

constexpr SurfaceBounds square(double reach) { return {-reach, reach, -reach, reach}; }

constexpr std::array kOrigin{SurfacePoint{0, 0}};
constexpr std::array kTwoSides{SurfacePoint{0, 2}, SurfacePoint{0, -2}};
constexpr std::array kRosenbrock{SurfacePoint{1, 1}};
constexpr std::array kBeale{SurfacePoint{3, 0.5}};
constexpr std::array kHimmelblau{SurfacePoint{3, 2}, SurfacePoint{-2.805118, 3.131313},
                                 SurfacePoint{-3.779310, -3.283186},
                                 SurfacePoint{3.584428, -1.848127}};
constexpr std::array kCliffFoot{SurfacePoint{0.7400698, 0}};  // x = 1 - log(8)/8

constexpr std::array kChainAtRest{SurfacePoint{1, 1}};  // one of a whole valley, y = 1 / x^12

constexpr std::array kOwnOptions{
    OptionSpec{.name = "reach",
               .label = "Reach",
               .help = "The map goes from minus this to this, along both axes.",
               .standard = 3,
               .min = 0.5,
               .max = 100,
               .scale = OptionScale::kLog}};

constexpr std::array kSurfaces{
    TestSurface{.name = "bowl",
                .label = "Bowl",
                .help = "The same slope from all sides: any sensible rate goes straight down.",
                .formula = R"(\tfrac12 (x^2 + y^2))",
                .options = {},
                .expression = "(x^2 + y^2)/2",
                .bounds = square(4),
                .start = {-3, 2},
                .minima = kOrigin,
                .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.1}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.1,"momentum":0.9}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{
        .name = "ravine",
        .label = "Ravine",
        .help = "25 times as steep across as along: plain SGD zigzags from wall to wall, momentum "
                "and a rate of its own for each axis help.",
        .formula = R"(\tfrac12 (x^2 + 25 y^2))",
        .options = {},
        .expression = "(x^2 + 25*y^2)/2",
        .bounds = square(4),
        .start = {-3.5, 1.5},
        .minima = kOrigin,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.07}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.02,"momentum":0.8}}},
          {"optimizer":{"name":"rmsprop","options":{"learning_rate":0.05}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.2}}}])"},
    TestSurface{
        .name = "saddle",
        .label = "Saddle",
        .help = "Near the middle it is flat: down to both sides, up along the way. The start is a "
                "hair's breadth off the ridge; who leaves it first?",
        .formula = R"(\tfrac12 x^2 + \tfrac1{16} (y^2 - 4)^2)",
        .options = {},
        .expression = "x^2/2 + (y^2 - 4)^2/16",
        .bounds = square(3),
        .start = {-2.5, 0.001},
        .minima = kTwoSides,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.1}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.1,"momentum":0.9}}},
          {"optimizer":{"name":"rmsprop","options":{"learning_rate":0.05}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{
        .name = "rosenbrock",
        .label = "Rosenbrock",
        .help = "A narrow curved valley (Rosenbrock 1960). Finding it is easy, following it to the "
                "lowest point at (1, 1) is not.",
        .formula = R"((1 - x)^2 + 100 (y - x^2)^2)",
        .options = {},
        .expression = "(1 - x)^2 + 100*(y - x^2)^2",
        .bounds = {-2, 2, -1, 3},
        .start = {-1.2, 1},
        .minima = kRosenbrock,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.0015}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.0005,"momentum":0.9}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{
        .name = "beale",
        .label = "Beale",
        .help = "Flat where x and y are small, with walls at the corners (Beale 1958).",
        .formula =
            R"((\tfrac32 - x + xy)^2 + (\tfrac94 - x + xy^2)^2 + (\tfrac{21}8 - x + xy^3)^2)",
        .options = {},
        .expression = "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
        .bounds = square(4.5),
        .start = {1, 1.5},
        .minima = kBeale,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.01}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.002,"momentum":0.9}}},
          {"optimizer":{"name":"adagrad","options":{"learning_rate":0.5}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{
        .name = "himmelblau",
        .label = "Himmelblau",
        .help = "Four lowest points, all equally low (Himmelblau 1972). Where one ends depends on "
                "the start, and on the optimizer.",
        .formula = R"((x^2 + y - 11)^2 + (x + y^2 - 7)^2)",
        .options = {},
        .expression = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        .bounds = square(5),
        .start = {0, 0},
        .minima = kHimmelblau,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.01}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.01,"momentum":0.9}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.3}}}])"},
    TestSurface{
        .name = "plateau",
        .label = "Plateau",
        .help = "Far from the hollow there is hardly any slope. Steps as long as the gradient go "
                "nowhere; steps measured by the gradient's own size do.",
        .formula = R"(1 - e^{-(x^2 + y^2)/4})",
        .options = {},
        .expression = "1 - exp(-(x^2 + y^2)/4)",
        .bounds = square(6),
        .start = {-4.5, 2},
        .minima = kOrigin,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.3}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.03,"momentum":0.9}}},
          {"optimizer":{"name":"rmsprop","options":{"learning_rate":0.05}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{.name = "noisy_bowl",
                .label = "Noisy bowl",
                .help =
                    "Every gradient is off by chance, as with small batches. A constant rate never "
                    "comes to rest; a rate that falls does.",
                .formula = R"(\tfrac12 (x^2 + 4 y^2))",
                .options = {},
                .expression = "(x^2 + 4*y^2)/2",
                .bounds = square(4),
                .start = {-3, 2},
                .minima = kOrigin,
                .noise = 3,
                .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.1}}},
          {"optimizer":{"name":"sgd","options":{"learning_rate":0.1}},
           "schedule":{"name":"cosine","options":{"steps":200}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.1,"momentum":0.9}}}])"},
    TestSurface{.name = "rastrigin",
                .label = "Rastrigin",
                .help =
                    "A bowl full of dimples (Rastrigin 1974), each a local minimum. Momentum rolls "
                    "through some of them.",
                .formula = R"(20 + x^2 + y^2 - 10 \cos 2\pi x - 10 \cos 2\pi y)",
                .options = {},
                .expression = "20 + x^2 + y^2 - 10*cos(2*pi*x) - 10*cos(2*pi*y)",
                .bounds = square(5.12),
                .start = {-3.6, 2.6},
                .minima = kOrigin,
                .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.002}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.006,"momentum":0.95}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.5}}}])"},
    TestSurface{
        .name = "cliff",
        .label = "Cliff",
        .help = "A gentle slope that ends at a wall, as in recurrent networks (Pascanu, Mikolov, "
                "Bengio 2013). One step too far into the wall and the gradient throws the point "
                "off the map, unless it is clipped.",
        .formula = R"(e^{8(x - 1)} - x + \tfrac14 y^2 + \tfrac78 - \tfrac18 \ln 8)",
        .options = {},
        .expression = "exp(8*(x - 1)) - x + y^2/4 + 7/8 - log(8)/8",
        .bounds = {-4, 2, -3, 3},
        .start = {-3.4, 2},
        .minima = kCliffFoot,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.8}}},
          {"optimizer":{"name":"sgd","options":{"learning_rate":0.8}},
           "clipping":{"name":"norm","options":{"limit":1}}},
          {"optimizer":{"name":"sgd","options":{"learning_rate":0.8}},
           "schedule":{"name":"cosine","options":{"steps":200}},
           "clipping":{"name":"norm","options":{"limit":1}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
    TestSurface{
        .name = "recurrent",
        .label = "Recurrent chain",
        .help = "A recurrent network in small: the weight x is used twelve times in a row, then y, "
                "and the answer should be 1. Where x is above 1 its gradient explodes, well below "
                "1 it vanishes (Bengio, Simard, Frasconi 1994). Clipping keeps the first step on "
                "the map.",
        .formula = R"(\tfrac12 (y\,x^{12} - 1)^2)",
        .options = {},
        .expression = "(y*x^12 - 1)^2/2",
        .bounds = square(1.6),
        .start = {1.3, 0.6},
        .minima = kChainAtRest,
        .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.01}}},
          {"optimizer":{"name":"sgd","options":{"learning_rate":0.01}},
           "clipping":{"name":"norm","options":{"limit":1}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.01}}}])"},
    TestSurface{.name = kOwnSurface,
                .label = "Your own",
                .help =
                    "A formula of yours in x and y. Numbers, + - * / ^, and functions such as sin, "
                    "exp, abs, max.",
                .formula = R"(f(x, y))",
                .options = kOwnOptions,
                .expression = "sin(3*x)*cos(3*y) + (x^2 + y^2)/4 + 1",
                .bounds = square(3),
                .start = {-2, 2},
                .minima = {},
                .racers = R"([{"optimizer":{"name":"sgd","options":{"learning_rate":0.05}}},
          {"optimizer":{"name":"momentum","options":{"learning_rate":0.05,"momentum":0.9}}},
          {"optimizer":{"name":"adam","options":{"learning_rate":0.1}}}])"},
};

}  // namespace

const Registry<TestSurface>& surface_registry() {
  static constexpr Registry<TestSurface> kRegistry("surface", kSurfaces);
  return kRegistry;
}

}  // namespace inkgrad
