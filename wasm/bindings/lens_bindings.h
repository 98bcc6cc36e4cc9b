// Registers those methods of Session that look into a tape and move along it.
#pragma once

#include <emscripten/bind.h>

#include "core/session/session.h"

namespace inkgrad::bindings {

void register_lens(emscripten::class_<Session>& session);

}  // namespace inkgrad::bindings
