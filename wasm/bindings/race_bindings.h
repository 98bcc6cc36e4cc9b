// Registers those methods of Session that give test surfaces and races on them.
#pragma once

#include <emscripten/bind.h>

#include "core/session/session.h"

namespace inkgrad::bindings {

void register_race(emscripten::class_<Session>& session);

}  // namespace inkgrad::bindings
