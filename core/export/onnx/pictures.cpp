// Convolutions, pools and enlargements in ONNX.
#include "core/export/onnx/op_writer.h"

namespace inkgrad {

namespace {

void write_pool(const OnnxNode& n, std::string_view type) {
  const Index kernel = n.integer("kernel");
  const Index stride = n.integer("stride");
  n.graph.node(type, n.inputs, n.output,
               {{"kernel_shape", {kernel, kernel}}, {"strides", {stride, stride}}});
}

// ONNX keeps the two sides, each 1 long.
void write_global_pool(const OnnxNode& n, std::string_view type) {
  n.graph.node(type, n.inputs, n.between("pixel"));
  n.graph.node("Flatten", {n.between("pixel")}, n.output, {{"axis", Index{1}}});
}

// Input 2, a region of interest, belongs to another mode.
void write_resize(const OnnxNode& n, std::initializer_list<OnnxAttribute> attributes) {
  const double scale = n.number("scale");
  const std::string scales = n.between("scales");
  n.graph.stored(scales, {4}, {1, 1, scale, scale});
  n.graph.node("Resize", {n.input(0), "", scales}, n.output, attributes);
}

}  // namespace

void write_conv2d(const OnnxNode& n) {
  const Index kernel = n.shape(1)[2];
  const Index stride = n.integer("stride");
  const Index dilation = n.integer("dilation");
  n.graph.node("Conv", {n.input(0), n.parameter(1)}, n.output,
               {{"kernel_shape", {kernel, kernel}},
                {"strides", {stride, stride}},
                {"pads",
                 {n.integer("pad_top"), n.integer("pad_left"), n.integer("pad_bottom"),
                  n.integer("pad_right")}},
                {"dilations", {dilation, dilation}},
                {"group", n.integer("groups")}});
}

void write_conv_transpose2d(const OnnxNode& n) {
  const Index kernel = n.shape(1)[2];
  const Index stride = n.integer("stride");
  const Index padding = n.integer("padding");
  const Index extra = n.integer("output_padding");
  n.graph.node("ConvTranspose", {n.input(0), n.parameter(1)}, n.output,
               {{"kernel_shape", {kernel, kernel}},
                {"strides", {stride, stride}},
                {"pads", {padding, padding, padding, padding}},
                {"output_padding", {extra, extra}}});
}

void write_upsample_nearest2d(const OnnxNode& n) {
  write_resize(n, {{"mode", std::string_view("nearest")},
                   {"coordinate_transformation_mode", std::string_view("asymmetric")},
                   {"nearest_mode", std::string_view("floor")}});
}

void write_upsample_bilinear2d(const OnnxNode& n) {
  write_resize(n, {{"mode", std::string_view("linear")},
                   {"coordinate_transformation_mode", std::string_view("half_pixel")}});
}

void write_max_pool2d(const OnnxNode& n) { write_pool(n, "MaxPool"); }

void write_avg_pool2d(const OnnxNode& n) { write_pool(n, "AveragePool"); }

void write_global_avg_pool2d(const OnnxNode& n) { write_global_pool(n, "GlobalAveragePool"); }

void write_global_max_pool2d(const OnnxNode& n) { write_global_pool(n, "GlobalMaxPool"); }

}  // namespace inkgrad
