// Catalog: every registry as JSON, and the pieces of description that the page reads.
#pragma once

#include "core/base/json_fwd.h"
#include "core/nn/model.h"

namespace inkgrad {

Json catalog_json();
// Layers with shapes, parameters and multiply-adds for one example.
Json model_info_json(const Model& model);

}  // namespace inkgrad
