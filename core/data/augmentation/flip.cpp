// flip: half of the pictures are mirrored, pixel for pixel. Good for photographs of cats; a
// mirrored 2 is no digit, and a 6 upside down and mirrored is a 9: here it shows what a change that
// does not keep the label costs.
#include <algorithm>
#include <array>
#include <string_view>

#include "core/data/augmentation.h"

namespace inkgrad {

namespace {

constexpr std::array<std::string_view, 4> kWays{"off", "horizontal", "vertical", "both"};

constexpr std::array kOptions{
    OptionSpec{.name = "flip",
               .label = "Flip (breaks labels)",
               .help = "Mirrors every second digit. A mirrored 2 is no 2: this one harms, so that "
                       "you can see it do so.",
               .kind = OptionKind::kChoice,
               .standard = 0,
               .choices = kWays}};

void mirror(const Picture& picture, bool horizontally) {
  for (Index channel = 0; channel < picture.channels; ++channel) {
    const Index size = picture.plane_size();
    Scalar* plane = picture.pixels.data() + channel * size;
    if (!horizontally) std::reverse(plane, plane + size);  // both ways; each row is put right below
    for (Index y = 0; y < picture.height; ++y) {
      std::reverse(plane + y * picture.width, plane + (y + 1) * picture.width);
    }
  }
}

void paint(const Options& options, Rng& rng, const Picture& picture) {
  const std::string_view way = options.choice("flip");
  const bool across = rng.uniform() < 0.5;
  const bool down = rng.uniform() < 0.5;
  if (across && way != "vertical") mirror(picture, true);
  if (down && way != "horizontal") mirror(picture, false);
}

}  // namespace

const AugmentationType kFlip{
    .name = "flip", .options = kOptions, .breaks_labels = true, .paint = paint};

}  // namespace inkgrad
