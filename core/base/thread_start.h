// When a Parallel (core/base/parallel.h) may start its threads.
#pragma once

namespace inkgrad {

// While held back, work that could be shared is done on the calling thread by every Parallel that
// has no threads yet; results are the same bits. A module that comes in parts asks for this until
// all of it is there: a thread at work could not be handed the rest (wasm/glue/rest.js).
void hold_threads_back(bool hold);

}  // namespace inkgrad
