// Normalisations in ONNX.
#include "core/export/onnx/op_writer.h"

namespace inkgrad {

void write_batch_norm(const OnnxNode& n) {
  n.graph.node("BatchNormalization",
               {n.input(0), n.parameter(1), n.parameter(2), n.parameter(3), n.parameter(4)},
               n.output, {{"epsilon", n.number("epsilon")}});
}

// All axes after the batch; scale and shift have their shape.
void write_layer_norm(const OnnxNode& n) {
  n.graph.node("LayerNormalization", {n.input(0), n.parameter(1), n.parameter(2)}, n.output,
               {{"axis", Index{1}}, {"epsilon", n.number("epsilon")}});
}

// GroupNormalization came later, with scales by group in one version and by channel in the next.
// The same from parts: each group as one channel of an instance normalisation.
void write_group_norm(const OnnxNode& n) {
  const Shape& x = n.shape(0);
  const Index groups = n.integer("groups");
  n.graph.stored_integers(n.between("grouped_shape"), {0, groups, -1});  // 0: as many as came
  if (x.rank() == 4) {
    n.graph.stored_integers(n.between("own_shape"), {0, x[1], x[2], x[3]});
  } else {
    n.graph.stored_integers(n.between("own_shape"), {0, x[1]});
  }
  n.graph.stored_equal(n.between("ones"), groups, 1);
  n.graph.stored_equal(n.between("zeros"), groups, 0);
  n.graph.node("Reshape", {n.input(0), n.between("grouped_shape")}, n.between("grouped"));
  n.graph.node("InstanceNormalization",
               {n.between("grouped"), n.between("ones"), n.between("zeros")},
               n.between("normal_groups"), {{"epsilon", n.number("epsilon")}});
  n.graph.node("Reshape", {n.between("normal_groups"), n.between("own_shape")},
               n.between("normal"));
  n.graph.node("Mul", {n.between("normal"), n.by_channel(1)}, n.between("scaled"));
  n.graph.node("Add", {n.between("scaled"), n.by_channel(2)}, n.output);
}

}  // namespace inkgrad
