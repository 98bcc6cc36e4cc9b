// What goes wrong on paper: a pen that skips, a digit cut off by the edge of its field, a stray
// speck, a digit gone over twice. Rare, but real digits have them, and a network that never saw any
// is thrown off by the first.
#pragma once

#include "core/base/rng.h"
#include "core/data/drawing.h"

namespace inkgrad {

void suffer_mishaps(Drawing& drawing, Rng& rng);

}  // namespace inkgrad
