// What a look into a tape says, as JSON; web/src/engine/api_lens.ts describes it.
#pragma once

#include "core/autodiff/cell.h"
#include "core/autodiff/slope_check.h"
#include "core/autodiff/unit_slopes.h"
#include "core/base/json_fwd.h"
#include "core/session/run_past.h"
#include "core/trace/stepper.h"

namespace inkgrad {

Json graph_json(std::string_view where, const Stepper& stepper);
Json state_json(std::string_view where, const Stepper& stepper);
Json cell_json(const Tape& tape, const Cell& cell);
Json slopes_json(NodeId node, const UnitSlopes& found, Index example, Index examples);
Json path_json(const Tape& tape, const std::vector<PathHop>& path);
Json nudge_json(const Tape& tape, ValueId value, Index index, double h, const Nudge& nudge);
Json check_json(const SlopeCheck& check);
Json update_json(ValueId value, Index index, const RecordedRun::ToldUpdate& told,
                 const Update& update);
// What cells of an input [C, H, W] span; null for any other shape. Places within one example.
Json box_json(const Shape& example, std::span<const Index> cells);

}  // namespace inkgrad
