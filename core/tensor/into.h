// Into: what happens to the numbers that a result is written over.
#pragma once

namespace inkgrad {

enum class Into { kOverwrite, kAccumulate };

}  // namespace inkgrad
