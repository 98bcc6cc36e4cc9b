#include "core/export/pytorch/augmentation.h"

#include <array>

#include "core/base/text.h"
#include "core/export/pytorch/python_text.h"

namespace inkgrad {

namespace {

constexpr std::string_view kBetween = R"(def between(low, high, count):
    """So many numbers by chance, one a picture."""
    return low + (high - low) * torch.rand(count)
)";

// Bodies of functions; `{}` is the option's number.
struct Piece {
  std::string_view option;
  std::string_view code;
  bool any_input = false;  // works on points too
};

// Each multiplies `places`, which says for each picture where its pixels come from.
constexpr std::array kWarps{
    Piece{"shift", R"(    move = torch.eye(3).repeat(count, 1, 1)
    move[:, 0, 2] = -between(-{}, {}, count) * 2 / (side - 1)
    move[:, 1, 2] = -between(-{}, {}, count) * 2 / (side - 1)
    places = move @ places
)"},
    Piece{"rotate", R"(    angle = torch.deg2rad(between(-{}, {}, count))
    turn = torch.eye(3).repeat(count, 1, 1)
    turn[:, 0, 0] = turn[:, 1, 1] = angle.cos()
    turn[:, 0, 1] = angle.sin()
    turn[:, 1, 0] = -angle.sin()
    places = turn @ places
)"},
    Piece{"scale", R"(    most = math.log1p({})  # twice as large as likely as half as large
    shrink = torch.exp(-between(-most, most, count))
    size = torch.eye(3).repeat(count, 1, 1)
    size[:, 0, 0] = size[:, 1, 1] = shrink
    places = size @ places
)"},
    Piece{"shear", R"(    slant = torch.eye(3).repeat(count, 1, 1)
    slant[:, 0, 1] = between(-{}, {}, count)
    places = slant @ places
)"},
};

constexpr std::string_view kSmoothed = R"(def smoothed(noise, sigma):
    """Gaussian sums along both sides, each with the variance of one number."""
    reach = math.ceil(3 * sigma)
    weights = torch.exp(-((torch.arange(-reach, reach + 1) / sigma) ** 2) / 2)
    for kernel in (weights.view(1, 1, -1, 1), weights.view(1, 1, 1, -1)):
        padding = (kernel.shape[2] // 2, kernel.shape[3] // 2)
        power = F.conv2d(torch.ones_like(noise), kernel ** 2, padding=padding)
        noise = F.conv2d(noise, kernel, padding=padding) / power.sqrt()
    return noise
)";

std::string elastic(double strength, double smoothness) {
  return text("    most = ", python_number(strength), " * math.sqrt(3)  # Simard et al. 2003\n",
              "    for axis in (0, 1):\n",
              "        noise = most * (2 * torch.rand(count, 1, side, side) - 1)\n",
              "        far = smoothed(noise, ", python_number(smoothness), ").squeeze(1)\n",
              "        grid[..., axis] += far * 2 / (side - 1)\n");
}

// Each changes `pictures`.
constexpr std::array kPaints{
    Piece{"thickness", R"(    gain = between(-{}, {}, count).view(-1, 1, 1, 1)
    padded = F.pad(pictures, (1, 1, 1, 1))  # outside is paper
    cross = torch.stack(
        [
            pictures,
            padded[:, :, 1:-1, :-2],
            padded[:, :, 1:-1, 2:],
            padded[:, :, :-2, 1:-1],
            padded[:, :, 2:, 1:-1],
        ]
    )
    to = torch.where(gain > 0, cross.amax(dim=0), cross.amin(dim=0))
    pictures = pictures + gain.abs() * (to - pictures)
)"},
    Piece{"brightness", R"(    factor = between(1 - {}, 1 + {}, count).view(-1, 1, 1, 1)
    pictures = (pictures * factor).clamp(max=1)
)"},
    Piece{"noise", R"(    pictures = pictures + {} * torch.randn_like(pictures)
)",
          true},
    Piece{"erase", R"(    area = between(0, {}, count) * pictures[0, 0].numel()
    shape = torch.exp(between(math.log(0.3), -math.log(0.3), count))
    pictures = pictures.clone()
    for picture, here, tall in zip(pictures, area, shape):
        side = picture.shape[-1]
        height = min(round(math.sqrt(here * tall)), side)
        width = min(round(math.sqrt(here / tall)), side)
        top = int(torch.randint(side - height + 1, ()))
        left = int(torch.randint(side - width + 1, ()))
        rectangle = picture[:, top:top + height, left:left + width]
        rectangle.copy_(torch.rand_like(rectangle))
)"},
};

// Mirrors across, down, or each by itself.
constexpr std::string_view kFlip = R"(    flipped = torch.rand(count, 1, 1, 1) < 0.5
    pictures = torch.where(flipped, pictures.flip({}), pictures)
)";

double setting(const PytorchRun& run, std::string_view name) {
  return run.augmentation.number(name);
}

bool uses(const PytorchRun& run, const Piece& piece) {
  return setting(run, piece.option) != 0 && (piece.any_input || !run.points);
}

std::string with_number(std::string_view code, double number) {
  std::string result(code);
  for (std::size_t at = result.find("{}"); at != std::string::npos; at = result.find("{}", at)) {
    result.replace(at, 2, python_number(number));
  }
  return result;
}

bool bends(const PytorchRun& run) { return setting(run, "elastic") != 0 && !run.points; }

// warped(): one resampling, however many of them there are. Empty where there is none.
std::string warped(const PytorchRun& run) {
  std::string changes;
  for (const Piece& piece : kWarps) {
    if (uses(run, piece)) changes += with_number(piece.code, setting(run, piece.option));
  }
  if (changes.empty() && !bends(run)) return "";
  return text(
      bends(run) ? text(kSmoothed, "\n\n") : "", "def warped(pictures):\n",
      "    \"\"\"Where each pixel comes from is changed; then all are read at once.\"\"\"\n",
      "    count, side = len(pictures), pictures.shape[-1]\n",
      "    places = torch.eye(3).repeat(count, 1, 1)\n", changes,
      "    grid = F.affine_grid(\n        places[:, :2], pictures.shape, "
      "align_corners=True\n    )\n",
      bends(run) ? elastic(setting(run, "elastic"), setting(run, "elastic_smoothness")) : "",
      "    return F.grid_sample(pictures, grid, align_corners=True)\n");
}

std::string flips(const PytorchRun& run) {
  const std::string_view way = run.augmentation.choice("flip");
  if (way == "off" || run.points) return "";
  std::string code;
  for (const auto& [other, axis] : {std::pair{"vertical", "3"}, std::pair{"horizontal", "2"}}) {
    if (way == other) continue;
    std::string flip(kFlip);
    code += flip.replace(flip.find("{}"), 2, axis);
  }
  return code;
}

}  // namespace

bool pytorch_augments(const PytorchRun& run) {
  bool any = bends(run) || !flips(run).empty();
  for (const Piece& piece : kWarps) any = any || uses(run, piece);
  for (const Piece& piece : kPaints) any = any || uses(run, piece);
  return any && setting(run, "probability") > 0;
}

std::string pytorch_augmentation(const PytorchRun& run) {
  if (!pytorch_augments(run)) return "";
  const std::string warping = warped(run);
  std::string changes = warping.empty() ? "" : "    pictures = warped(pictures)\n";
  for (const Piece& piece : kPaints) {
    if (!uses(run, piece)) continue;
    changes += with_number(piece.code, setting(run, piece.option));
    if (piece.option == "noise" && !run.points) changes += "    pictures = pictures.clamp(0, 1)\n";
  }
  changes += flips(run);
  const double share = setting(run, "probability");
  const bool counts = share < 1 || changes.find("count") != std::string::npos;
  const std::string ones = run.points ? ", 1" : ", 1, 1, 1";
  return text(kBetween, "\n\n", warping.empty() ? "" : warping + "\n\n",
              "def augmented(pictures):\n",
              "    \"\"\"The pictures of a batch, each changed anew by chance.\"\"\"\n",
              counts ? "    count = len(pictures)\n" : "",
              share < 1 ? "    before = pictures\n" : "", changes,
              share < 1 ? text("    changed = torch.rand(count", ones, ") < ", python_number(share),
                               "\n    return torch.where(changed, pictures, before)\n")
                        : "    return pictures\n");
}

}  // namespace inkgrad
