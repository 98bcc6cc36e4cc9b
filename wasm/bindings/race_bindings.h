// Registers those methods of Session that give surfaces: test surfaces with races, a run's loss.
#pragma once

#include <emscripten/bind.h>

#include "core/session/session.h"

namespace inkgrad::bindings {

void register_race(emscripten::class_<Session>& session);

}  // namespace inkgrad::bindings
