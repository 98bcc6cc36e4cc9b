// Looks at a run that are worked out piece by piece (core/session/run_look.h): one of each kind at
// a time. Nothing here changes the run.
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/session/session.h"
#include "core/session/session_state.h"

namespace inkgrad {

std::string Session::look_begin(std::string_view name, std::string_view settings_json) {
  const RunLookType& type = run_look_registry().find(name);
  const Json settings = parse_json("look", settings_json);
  BegunLook look(type, settings, {state_->run(), state_->loss_look.get(), state_->parallel});
  return state_->looks.insert_or_assign(std::string(name), std::move(look))
      .first->second.told()
      .dump();
}

std::string Session::look_advance(std::string_view name, int pieces) {
  const RunLookType& type = run_look_registry().find(name);
  const auto found = state_->looks.find(type.name);
  if (found == state_->looks.end()) {
    throw Error(ErrorCode::kBadState,
                text("look \"", name, "\": expected look_begin() of it first"));
  }
  if (pieces < 0) {
    throw Error(ErrorCode::kInvalidArgument,
                text("look \"", name, "\", pieces: expected 0 or more, got ", pieces));
  }
  found->second.work->advance(pieces);
  return found->second.told().dump();
}

}  // namespace inkgrad
