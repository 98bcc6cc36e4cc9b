"""The networks of the golden runs: layers as a model specification has them."""

from models import CLASSES

MLP = [
    {"type": "flatten"},
    {"type": "linear", "options": {"units": 10}},
    {"type": "activation", "options": {"function": "tanh"}},
    {"type": "linear", "options": {"units": CLASSES}},
]
CNN = [
    {"type": "conv2d", "options": {"channels": 3, "kernel": 3, "stride": 1, "padding": 1}},
    {"type": "activation", "options": {"function": "relu"}},
    {"type": "max_pool2d"},
    {"type": "conv2d", "options": {"channels": 4, "kernel": 3, "stride": 2, "padding": 0}},
    {"type": "activation", "options": {"function": "leaky_relu", "negative_slope": 0.1}},
    {"type": "flatten"},
    {"type": "linear", "options": {"units": CLASSES}},
]
# Activations that the networks above leave out, a few in each.
BENDS = [
    [{"function": "elu", "alpha": 0.7}, {"function": "selu"}, {"function": "gelu"}],
    [{"function": "silu"}, {"function": "softplus"}, {"function": "hard_tanh"}],
    [{"function": "prelu"}, {"function": "identity"}],
    [{"function": "sigmoid"}, {"function": "softmax"}],
]


def bent(activations):
    """A layer of 10 units before each activation, and the classes after the last."""
    layers = [{"type": "flatten"}]
    for options in activations:
        layers.append({"type": "linear", "options": {"units": 10}})
        layers.append({"type": "activation", "options": options})
    return [*layers, {"type": "linear", "options": {"units": CLASSES}}]


def pooled(last):
    """Averages small windows, then each picture to one number in the way given."""
    channels = {"channels": 6, "kernel": 3, "stride": 1, "padding": 1}
    return [
        {"type": "conv2d", "options": channels},
        {"type": "activation", "options": {"function": "tanh"}},
        {"type": "avg_pool2d"},
        {"type": last},
        {"type": "linear", "options": {"units": CLASSES}},
    ]


def conv(channels, kernel=3, stride=1, padding=1, **more):
    options = {"channels": channels, "kernel": kernel, "stride": stride, "padding": padding}
    return {"type": "conv2d", "options": {**options, **more}}


def deconv(channels, kernel, stride, padding, output_padding=0):
    options = {"channels": channels, "kernel": kernel, "stride": stride, "padding": padding}
    return {"type": "conv_transpose2d", "options": {**options, "output_padding": output_padding}}


def upsample(mode, scale):
    return {"type": "upsample2d", "options": {"mode": mode, "scale": scale}}


def curved(*layers):
    """A tanh after each layer, and the classes after the last."""
    tanh = {"type": "activation", "options": {"function": "tanh"}}
    last = {"type": "linear", "options": {"units": CLASSES}}
    return [*(one for layer in layers for one in (layer, tanh)), {"type": "flatten"}, last]


def norm(kind, **options):
    return {"type": kind, "options": {"epsilon": 1e-5, **options}}


TANH = {"type": "activation", "options": {"function": "tanh"}}
CLASSIFIER = [{"type": "flatten"}, {"type": "linear", "options": {"units": CLASSES}}]
FEATURES = ["x", "y", "x_squared", "y_squared", "xy", "sin_x", "sin_y"]
NONE = dict.fromkeys(FEATURES, False)
UNITS = {"type": "linear", "options": {"units": 10}}

# Normalisation, layers that read two others, layers that keep their weights.
GRAPHS = {
    "norm_batch": [conv(3), norm("batch_norm", momentum=0.1), TANH, *CLASSIFIER],
    "norm_batch_units": [{"type": "flatten"}, UNITS, norm("batch_norm", momentum=0.3), *CLASSIFIER],
    "norm_layer": [conv(3), norm("layer_norm"), TANH, *CLASSIFIER],
    "norm_group": [conv(4), norm("group_norm", groups=2), TANH, *CLASSIFIER],
    "residual_identity": [
        {**conv(3), "name": "a"},
        TANH,
        {**conv(3), "name": "b"},
        {"type": "add", "inputs": ["b", "a"]},
        # Masks come from other random numbers than PyTorch's, so that only their absence agrees.
        {"type": "dropout", "options": {"rate": 0}},
        *CLASSIFIER,
    ],
    "residual_projection": [
        {**conv(3), "name": "a"},
        TANH,
        {**conv(5, stride=2), "name": "b"},
        {"type": "add", "inputs": ["b", "a"], "options": {"projection": True}},
        TANH,
        *CLASSIFIER,
    ],
    "concat": [
        {**conv(3), "name": "a"},
        {**conv(2), "name": "b"},
        {"type": "concat", "inputs": ["b", "a"]},
        TANH,
        *CLASSIFIER,
    ],
    "plane_features": [
        {"type": "flatten"},
        {"type": "linear", "options": {"units": 2}},
        {"type": "plane_features", "options": {name: True for name in FEATURES} | {"scale": 0.8}},
        {"type": "linear", "options": {"units": 2}},
        {"type": "plane_features", "options": {**NONE, "xy": True, "x": True, "scale": 1}},
        {"type": "linear", "options": {"units": CLASSES}},
    ],
    "frozen": [
        {"type": "conv2d", "options": {**conv(3)["options"], "frozen": True}},
        norm("batch_norm", momentum=0.1, frozen=True),
        TANH,
        *CLASSIFIER,
    ],
}

# Ways of convolution, and of making pictures larger again.
PICTURES = {
    "conv_dilated": curved(conv(3, padding=2, dilation=2), conv(4, stride=2, dilation=3)),
    "conv_grouped": curved(conv(4), conv(6, groups=2, stride=2)),
    "conv_depthwise": curved(conv(4), conv(8, groups=4), conv(3, kernel=1, padding=0)),
    "conv_same": curved(
        conv(3, kernel=4, padding_mode="same"),
        conv(4, stride=2, padding_mode="same"),
        conv(4, kernel=2, dilation=3, padding_mode="same"),
        conv(3, kernel=2, padding_mode="valid"),
    ),
    "conv_transposed": curved(
        conv(4, stride=2), deconv(3, 3, 2, 1, output_padding=1), deconv(2, 4, 1, 2)
    ),
    "upsample_nearest": curved(conv(3, stride=2), upsample("nearest", 2), conv(2, stride=2)),
    "upsample_bilinear": curved(conv(3, stride=2), upsample("bilinear", 3), conv(2, stride=2)),
}
