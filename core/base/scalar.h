// The one floating-point type of the core. Tests also compile the core with INKGRAD_SCALAR_DOUBLE,
// because finite differences are only sharp in double.
#pragma once

#include <cstddef>

namespace inkgrad {

#ifdef INKGRAD_SCALAR_DOUBLE
using Scalar = double;
#else
using Scalar = float;
#endif

using Index = std::ptrdiff_t;

}  // namespace inkgrad
