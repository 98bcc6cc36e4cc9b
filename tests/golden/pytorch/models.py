"""The layers of a specification as PyTorch modules, a network of them, and the weights and batches
that tests/native/train/pytorch_test.cpp makes by the same formula.

Our parameters come in the order of the network's parameters(): layer by layer, each module's own
in PyTorch's order. A layer that has others must put its modules in our order.
"""

import math

import torch

BATCH = 12
CLASSES = 4
SIDE = 8


def wave(count, phase, scale):
    """Numbers without a pattern that a network could see: scale * sin(0.618 i^2 + phase)."""
    return torch.tensor(
        [scale * math.sin(0.618 * i * i + phase) for i in range(count)], dtype=torch.float64
    ).float()


def batch(step):
    """Inputs [N, 1, 8, 8] in 0..1 and labels [N] that depend on them."""
    x = wave(BATCH * SIDE * SIDE, 0.1 * step, 0.5).reshape(BATCH, 1, SIDE, SIDE) + 0.5
    labels = torch.tensor([(7 * i + 3 * step) % CLASSES for i in range(BATCH)])
    for row, label in enumerate(labels):
        x[row, 0, 2 * label : 2 * label + 2] *= 0.25
    return x, labels



# ---- Layers: module(options, shapes) -> the module and the shape [C, H, W] or [D] that it gives --


def linear(o, shape):
    return torch.nn.Linear(shape[0], o["units"]), [o["units"]]


def conv2d(o, shape):
    stride, dilation = o.get("stride", 1), o.get("dilation", 1)
    mode = o.get("padding_mode", "number")
    reach = (o["kernel"] - 1) * dilation + 1
    conv = torch.nn.Conv2d(
        shape[0],
        o["channels"],
        o["kernel"],
        stride,
        o["padding"] if mode == "number" else 0,
        dilation,
        o.get("groups", 1),
    )
    if mode == "same":
        # PyTorch knows "same" for stride 1 only; its split of an odd number is this one.
        out = -(-shape[1] // stride)
        zeros = max(0, (out - 1) * stride + reach - shape[1])
        pad = torch.nn.ZeroPad2d((zeros // 2, zeros - zeros // 2) * 2)
        return torch.nn.Sequential(pad, conv), [o["channels"], out, out]
    side = (shape[1] + 2 * conv.padding[0] - reach) // stride + 1
    return conv, [o["channels"], side, side]


def conv_transpose2d(o, shape):
    extra = o.get("output_padding", 0)
    deconv = torch.nn.ConvTranspose2d(
        shape[0], o["channels"], o["kernel"], o["stride"], o["padding"], extra
    )
    side = (shape[1] - 1) * o["stride"] - 2 * o["padding"] + o["kernel"] + extra
    return deconv, [o["channels"], side, side]


def upsample2d(o, shape):
    corners = False if o["mode"] == "bilinear" else None
    up = torch.nn.Upsample(scale_factor=o["scale"], mode=o["mode"], align_corners=corners)
    return up, [shape[0], shape[1] * o["scale"], shape[2] * o["scale"]]


def pool(kind):
    return lambda o, shape: (kind(2), [shape[0], shape[1] // 2, shape[2] // 2])


def global_pool(kind):
    return lambda o, shape: (torch.nn.Sequential(kind(1), torch.nn.Flatten()), [shape[0]])


FUNCTIONS = {
    "relu": lambda o: torch.nn.ReLU(),
    "tanh": lambda o: torch.nn.Tanh(),
    "sigmoid": lambda o: torch.nn.Sigmoid(),
    "leaky_relu": lambda o: torch.nn.LeakyReLU(o["negative_slope"]),
    "elu": lambda o: torch.nn.ELU(o["alpha"]),
    "selu": lambda o: torch.nn.SELU(),
    "gelu": lambda o: torch.nn.GELU(),
    "silu": lambda o: torch.nn.SiLU(),
    "softplus": lambda o: torch.nn.Softplus(),
    "hard_tanh": lambda o: torch.nn.Hardtanh(),
    "identity": lambda o: torch.nn.Identity(),
    "prelu": lambda o: torch.nn.PReLU(),
    "softmax": lambda o: torch.nn.Softmax(dim=1),
}

class Add(torch.nn.Module):
    """The first value plus the second, which a 1x1 convolution may bring to its shape."""

    def __init__(self, o, shape, skipped):
        super().__init__()
        stride = skipped[1] // shape[1]
        project = o.get("projection", False)
        conv = torch.nn.Conv2d(skipped[0], shape[0], 1, stride, bias=False)
        self.skip = conv if project else torch.nn.Identity()

    def forward(self, x, skipped):
        return x + self.skip(skipped)


class Concat(torch.nn.Module):
    def forward(self, a, b):
        return torch.cat([a, b], 1)


class PlaneFeatures(torch.nn.Module):
    """Numbers made of x and y; which of them, `o` says, in this order."""

    NAMES = ["x", "y", "x_squared", "y_squared", "xy", "sin_x", "sin_y"]

    def __init__(self, o):
        super().__init__()
        self.chosen = [i for i, name in enumerate(self.NAMES) if o[name]]
        self.scale = o["scale"]

    def forward(self, points):
        x, y = (points * self.scale).unbind(1)
        features = [x, y, x.square(), y.square(), x * y, x.sin(), y.sin()]
        return torch.stack([features[i] for i in self.chosen], 1)


def batch_norm(o, shape):
    kind = torch.nn.BatchNorm1d if len(shape) == 1 else torch.nn.BatchNorm2d
    return kind(shape[0], o["epsilon"], o["momentum"]), shape


# A layer that reads several values gets their shapes one after another, and so does its module.
LAYERS = {
    "flatten": lambda o, shape: (torch.nn.Flatten(), [math.prod(shape)]),
    "linear": linear,
    "conv2d": conv2d,
    "conv_transpose2d": conv_transpose2d,
    "upsample2d": upsample2d,
    "max_pool2d": pool(torch.nn.MaxPool2d),
    "avg_pool2d": pool(torch.nn.AvgPool2d),
    "global_avg_pool2d": global_pool(torch.nn.AdaptiveAvgPool2d),
    "global_max_pool2d": global_pool(torch.nn.AdaptiveMaxPool2d),
    "batch_norm": batch_norm,
    "layer_norm": lambda o, shape: (torch.nn.LayerNorm(shape, o["epsilon"]), shape),
    "group_norm": lambda o, shape: (
        torch.nn.GroupNorm(o["groups"], shape[0], o["epsilon"]),
        shape,
    ),
    "dropout": lambda o, shape: (torch.nn.Dropout(o["rate"]), shape),
    "add": lambda o, shape, skipped: (Add(o, shape, skipped), shape),
    "concat": lambda o, a, b: (Concat(), [a[0] + b[0], *a[1:]]),
    "plane_features": lambda o, shape: (PlaneFeatures(o), [sum(o[n] for n in PlaneFeatures.NAMES)]),
    "activation": lambda o, shape: (FUNCTIONS[o["function"]](o), shape),
}


# ---- A network -----------------------------------------------------------------------------------


class Network(torch.nn.Module):
    """Feeds each layer the values of the layers in its `inputs`, by default of the one before. A
    layer that others read by name has a "name"; "input" is the batch."""

    def __init__(self, layers):
        super().__init__()
        self.modules_in_order = torch.nn.ModuleList()
        self.plan = []  # the name of each layer and of those that it reads
        shapes = {"input": [1, SIDE, SIDE]}
        before = "input"
        for number, layer in enumerate(layers):
            name, inputs = layer.get("name", f"#{number}"), layer.get("inputs", [before])
            make = LAYERS[layer["type"]]
            made, shapes[name] = make(layer.get("options", {}), *(shapes[one] for one in inputs))
            if layer.get("options", {}).get("frozen"):
                made.requires_grad_(False).eval()
            self.modules_in_order.append(made)
            self.plan.append((name, inputs))
            before = name

    def forward(self, x):
        values = {"input": x}
        for module, (name, inputs) in zip(self.modules_in_order, self.plan):
            values[name] = module(*(values[one] for one in inputs))
        return values[self.plan[-1][0]]


def build(layers):
    model = Network(layers)
    for number, parameter in enumerate(model.parameters()):
        fan_in = math.prod(parameter.shape[1:]) if parameter.dim() > 1 else 100
        scale = 1.5 / math.sqrt(fan_in)
        numbers = wave(parameter.numel(), number, scale)
        parameter.data = turned(numbers.reshape(turned(parameter).shape))
    return model


def turned(parameter):
    """Ours of a linear layer are [in, out], PyTorch's [out, in]; all others agree."""
    return parameter.t().contiguous() if parameter.dim() == 2 else parameter
