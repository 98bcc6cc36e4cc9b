// Random orthogonal matrices, for initial weights: Saxe, McClelland, Ganguli 2014.
#pragma once

#include <span>

#include "core/base/rng.h"
#include "core/base/scalar.h"

namespace inkgrad {

// Fills [rows, columns] with orthonormal rows, or columns where those are fewer: a matrix drawn
// evenly from all such. It is Q of the QR decomposition of normal numbers, with signs such that R
// has a positive diagonal (Mezzadri 2007).
void fill_orthogonal(std::span<Scalar> values, Index rows, Index columns, Rng& rng);

}  // namespace inkgrad
