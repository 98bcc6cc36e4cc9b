#include "core/export/pytorch/names.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace inkgrad {

namespace {

// Python's words, what torch.nn.Module has already, and what forward() calls by these names.
constexpr auto kTaken = std::to_array<std::string_view>({"False",
                                                         "None",
                                                         "True",
                                                         "and",
                                                         "as",
                                                         "assert",
                                                         "async",
                                                         "await",
                                                         "break",
                                                         "class",
                                                         "continue",
                                                         "def",
                                                         "del",
                                                         "elif",
                                                         "else",
                                                         "except",
                                                         "finally",
                                                         "for",
                                                         "from",
                                                         "global",
                                                         "if",
                                                         "import",
                                                         "in",
                                                         "is",
                                                         "lambda",
                                                         "nonlocal",
                                                         "not",
                                                         "or",
                                                         "pass",
                                                         "raise",
                                                         "return",
                                                         "try",
                                                         "while",
                                                         "with",
                                                         "yield",
                                                         "match",
                                                         "add_module",
                                                         "apply",
                                                         "bfloat16",
                                                         "buffers",
                                                         "call_super_init",
                                                         "children",
                                                         "compile",
                                                         "cpu",
                                                         "cuda",
                                                         "double",
                                                         "dump_patches",
                                                         "eval",
                                                         "extra_repr",
                                                         "float",
                                                         "forward",
                                                         "get_buffer",
                                                         "get_extra_state",
                                                         "get_parameter",
                                                         "get_submodule",
                                                         "half",
                                                         "ipu",
                                                         "load_state_dict",
                                                         "modules",
                                                         "mtia",
                                                         "named_buffers",
                                                         "named_children",
                                                         "named_modules",
                                                         "named_parameters",
                                                         "parameters",
                                                         "register_backward_hook",
                                                         "register_buffer",
                                                         "register_forward_hook",
                                                         "register_forward_pre_hook",
                                                         "register_full_backward_hook",
                                                         "register_full_backward_pre_hook",
                                                         "register_load_state_dict_post_hook",
                                                         "register_load_state_dict_pre_hook",
                                                         "register_module",
                                                         "register_parameter",
                                                         "register_state_dict_post_hook",
                                                         "register_state_dict_pre_hook",
                                                         "requires_grad_",
                                                         "set_extra_state",
                                                         "set_submodule",
                                                         "share_memory",
                                                         "state_dict",
                                                         "to",
                                                         "to_empty",
                                                         "train",
                                                         "training",
                                                         "type",
                                                         "xpu",
                                                         "zero_grad",
                                                         "start_weights",
                                                         "self",
                                                         "torch",
                                                         "x",
                                                         "F",
                                                         "nn",
                                                         "math",
                                                         "pictures",
                                                         "super"});

bool is_taken(const std::string& name) { return std::ranges::find(kTaken, name) != kTaken.end(); }

// An underscore before a name means private, a digit is not allowed there.
bool is_odd(char first) { return first == '_' || (first >= '0' && first <= '9'); }

}  // namespace

std::map<std::string, std::string> python_names(const ModelSpec& spec) {
  std::set<std::string> used;
  for (const LayerSpec& layer : spec.layers) used.insert(layer.name);
  std::map<std::string, std::string> names;
  for (const LayerSpec& layer : spec.layers) {
    std::string name = layer.name;
    if (is_odd(name.front())) name.insert(0, "layer_");
    if (is_taken(name)) name += "_layer";
    while (name != layer.name && !used.insert(name).second) name += "_";
    names[layer.name] = name;
  }
  return names;
}

}  // namespace inkgrad
