"""Writes the golden runs of this folder: short trainings in PyTorch, from weights and batches that
tests/native/train/pytorch_test.cpp makes by the same formula.

    python3 tests/golden/pytorch/write.py

Needs PyTorch (Debian: python3-torch). The version is written into each file.
"""

import json
import math
import pathlib

import torch

HERE = pathlib.Path(__file__).parent
STEPS = 20
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


# ---- Models: the layers of a specification, as modules -------------------------------------------

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


WINDOWED = {"max_pool2d": torch.nn.MaxPool2d, "avg_pool2d": torch.nn.AvgPool2d}
GLOBAL = {
    "global_avg_pool2d": torch.nn.AdaptiveAvgPool2d,
    "global_max_pool2d": torch.nn.AdaptiveMaxPool2d,
}


def module(layer, shape):
    """The module of one layer and the shape [C, H, W] or [D] that it gives."""
    kind, o = layer["type"], layer.get("options", {})
    if kind == "flatten":
        return torch.nn.Flatten(), [math.prod(shape)]
    if kind == "linear":
        return torch.nn.Linear(shape[0], o["units"]), [o["units"]]
    if kind == "conv2d":
        conv = torch.nn.Conv2d(shape[0], o["channels"], o["kernel"], o["stride"], o["padding"])
        side = (shape[1] + 2 * o["padding"] - o["kernel"]) // o["stride"] + 1
        return conv, [o["channels"], side, side]
    if kind in WINDOWED:
        return WINDOWED[kind](2), [shape[0], shape[1] // 2, shape[2] // 2]
    if kind in GLOBAL:
        return torch.nn.Sequential(GLOBAL[kind](1), torch.nn.Flatten()), [shape[0]]
    functions = {
        "relu": torch.nn.ReLU,
        "tanh": torch.nn.Tanh,
        "sigmoid": torch.nn.Sigmoid,
        "leaky_relu": lambda: torch.nn.LeakyReLU(o["negative_slope"]),
        "elu": lambda: torch.nn.ELU(o["alpha"]),
        "selu": torch.nn.SELU,
        "gelu": torch.nn.GELU,
        "silu": torch.nn.SiLU,
        "softplus": torch.nn.Softplus,
        "hard_tanh": torch.nn.Hardtanh,
        "identity": torch.nn.Identity,
        "prelu": torch.nn.PReLU,
        "softmax": lambda: torch.nn.Softmax(dim=1),
    }
    return functions[o["function"]](), shape


def build(layers):
    modules, shape = [], [1, SIDE, SIDE]
    for layer in layers:
        made, shape = module(layer, shape)
        modules.append(made)
    model = torch.nn.Sequential(*modules)
    for number, parameter in enumerate(model.parameters()):
        fan_in = math.prod(parameter.shape[1:]) if parameter.dim() > 1 else 100
        scale = 1.5 / math.sqrt(fan_in)
        numbers = wave(parameter.numel(), number, scale)
        parameter.data = turned(numbers.reshape(turned(parameter).shape))
    return model


def turned(parameter):
    """Ours of a linear layer are [in, out], PyTorch's [out, in]; all others agree."""
    return parameter.t().contiguous() if parameter.dim() == 2 else parameter


# ---- Losses, optimizers, schedules, clippings, by our names --------------------------------------


def target(labels):
    return torch.nn.functional.one_hot(labels, CLASSES).float()


def focal(outputs, labels, gamma):
    """Not in PyTorch: Lin et al. 2017, on a softmax."""
    p = torch.softmax(outputs, 1)[range(BATCH), labels]
    return (-((1 - p) ** gamma) * p.log()).mean()


def dice(outputs, labels, epsilon):
    """Not in PyTorch: Milletari et al. 2016, for each example."""
    p, t = torch.sigmoid(outputs), target(labels)
    overlap = (2 * (p * t).sum(1) + epsilon) / ((p**2).sum(1) + (t**2).sum(1) + epsilon)
    return (1 - overlap).mean()


F = torch.nn.functional
LOSSES = {
    "softmax_cross_entropy": lambda x, y, o: F.cross_entropy(
        x, y, label_smoothing=o.get("label_smoothing", 0)
    ),
    "mean_squared_error": lambda x, y, o: F.mse_loss(x, target(y)),
    "mean_absolute_error": lambda x, y, o: F.l1_loss(x, target(y)),
    "huber": lambda x, y, o: F.huber_loss(x, target(y), delta=o["delta"]),
    "binary_cross_entropy": lambda x, y, o: F.binary_cross_entropy_with_logits(x, target(y)),
    "hinge": lambda x, y, o: (1 - (2 * target(y) - 1) * x).clamp(min=0).mean(),
    "focal": lambda x, y, o: focal(x, y, o["gamma"]),
    "dice": lambda x, y, o: dice(x, y, o["epsilon"]),
}


class Lion(torch.optim.Optimizer):
    """Not in PyTorch: algorithm 2 of Chen et al. 2023, written from the paper."""

    def __init__(self, params, lr, betas, weight_decay):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                direction = torch.sign(b1 * m + (1 - b1) * p.grad)
                m.copy_(b2 * m + (1 - b2) * p.grad)
                p.sub_(group["lr"] * (direction + group["weight_decay"] * p))


class NAdam(torch.optim.Optimizer):
    """Dozat 2016 as later PyTorch has it: version 1.13 counts mu_t twice in its second correction."""

    def __init__(self, params, lr, betas, eps):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            b1, b2 = group["betas"]
            for p in group["params"]:
                state = self.state[p]
                t = state["t"] = state.get("t", 0) + 1
                m = state.setdefault("m", torch.zeros_like(p))
                v = state.setdefault("v", torch.zeros_like(p))
                mu, following = (b1 * (1 - 0.5 * 0.96 ** (0.004 * i)) for i in (t, t + 1))
                product = state["product"] = state.get("product", 1) * mu
                m.mul_(b1).add_(p.grad, alpha=1 - b1)
                v.mul_(b2).addcmul_(p.grad, p.grad, value=1 - b2)
                root = (v / (1 - b2**t)).sqrt() + group["eps"]
                p.addcdiv_(p.grad, root, value=-group["lr"] * (1 - mu) / (1 - product))
                p.addcdiv_(m, root, value=-group["lr"] * following / (1 - product * following))


def adam(kind, **fixed):
    return lambda params, o: kind(
        params, o["learning_rate"], (o["beta1"], o["beta2"]), o["epsilon"], **fixed
    )


OPTIMIZERS = {
    "sgd": lambda p, o: torch.optim.SGD(p, o["learning_rate"]),
    "momentum": lambda p, o: torch.optim.SGD(p, o["learning_rate"], o["momentum"]),
    "nesterov": lambda p, o: torch.optim.SGD(p, o["learning_rate"], o["momentum"], nesterov=True),
    "adagrad": lambda p, o: torch.optim.Adagrad(p, o["learning_rate"], eps=o["epsilon"]),
    "rmsprop": lambda p, o: torch.optim.RMSprop(
        p, o["learning_rate"], o["memory"], o["epsilon"], centered=bool(o["centred"])
    ),
    "adadelta": lambda p, o: torch.optim.Adadelta(p, o["learning_rate"], o["memory"], o["epsilon"]),
    "adam": adam(torch.optim.Adam),
    "amsgrad": adam(torch.optim.Adam, amsgrad=True),
    "adamw": lambda p, o: torch.optim.AdamW(
        p, o["learning_rate"], (o["beta1"], o["beta2"]), o["epsilon"], o["weight_decay"]
    ),
    "nadam": adam(NAdam),
    "lion": lambda p, o: Lion(p, o["learning_rate"], (o["beta1"], o["beta2"]), o["weight_decay"]),
}

S = torch.optim.lr_scheduler
SCHEDULES = {
    "constant": lambda t, o: S.LambdaLR(t, lambda _: 1),
    "step": lambda t, o: S.StepLR(t, o["every"], o["gamma"]),
    "multi_step": lambda t, o: S.MultiStepLR(t, [o["first"], o["second"], o["third"]], o["gamma"]),
    "exponential": lambda t, o: S.ExponentialLR(t, o["gamma"] ** (1 / o["steps"])),
    "polynomial": lambda t, o: S.LambdaLR(
        t, lambda i: (1 - min(i / o["steps"], 1)) ** o["power"]
    ),
    "linear": lambda t, o: S.LinearLR(t, 1, o["end"], o["steps"]),
    "cosine": lambda t, o: S.CosineAnnealingLR(
        t, o["steps"], t.param_groups[0]["lr"] * o["end"]
    ),
    "cosine_restarts": lambda t, o: S.CosineAnnealingWarmRestarts(t, o["steps"], o["growth"]),
    "one_cycle": lambda t, o: S.OneCycleLR(
        t, t.param_groups[0]["lr"], o["steps"], pct_start=o["rise"], cycle_momentum=False
    ),
    "plateau": lambda t, o: S.ReduceLROnPlateau(
        t, factor=o["gamma"], patience=o["patience"], threshold=o["threshold"], eps=0
    ),
}


def clip_adaptively(model, limit):
    """Not in PyTorch: Brock et al. 2021, section 4.1, written from the paper."""
    for p in model.parameters():
        rows = p.shape[0] if p.dim() > 1 else 1
        g, w = p.grad.reshape(rows, -1), p.data.reshape(rows, -1)
        most = limit * w.norm(dim=1, keepdim=True).clamp(min=1e-3)
        g.mul_((most / g.norm(dim=1, keepdim=True)).clamp(max=1))


CLIPPINGS = {
    "none": lambda model, o: None,
    "value": lambda model, o: torch.nn.utils.clip_grad_value_(model.parameters(), o["limit"]),
    "norm": lambda model, o: torch.nn.utils.clip_grad_norm_(model.parameters(), o["limit"]),
    "adaptive": lambda model, o: clip_adaptively(model, o["limit"]),
}


# ---- One run -------------------------------------------------------------------------------------


def weights_and_biases(model, l2):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": weights, "weight_decay": l2}, {"params": biases, "weight_decay": 0}]


def run(case):
    model = build(case["layers"])
    optimizer_options = case["optimizer"]["options"]
    l2 = case["regularisation"].get("l2", 0)
    params = weights_and_biases(model, l2) if l2 else model.parameters()
    optimizer = OPTIMIZERS[case["optimizer"]["name"]](params, optimizer_options)
    schedule = SCHEDULES[case["schedule"]["name"]](optimizer, case["schedule"]["options"])
    warmup = case["schedule"]["options"].get("warmup", 0)
    base = optimizer_options["learning_rate"]
    losses, window = [], []
    for step in range(STEPS):
        if step < warmup:
            for group in optimizer.param_groups:
                group["lr"] = base * (step + 1) / warmup
        elif step == warmup and warmup:
            for group, rate in zip(optimizer.param_groups, schedule.base_lrs):
                group["lr"] = rate
        x, labels = batch(step)
        optimizer.zero_grad()
        loss = LOSSES[case["loss"]["name"]](model(x), labels, case["loss"]["options"])
        loss.backward()
        CLIPPINGS[case["clipping"]["name"]](model, case["clipping"]["options"])
        optimizer.step()
        losses.append(loss.item())
        if step < warmup:
            continue
        if case["schedule"]["name"] == "plateau":
            window.append(loss.item())
            if len(window) == case["schedule"]["options"]["window"]:
                schedule.step(sum(window) / len(window))
                window = []
        else:
            schedule.step()
    parameters = [turned(p.detach()).reshape(-1).tolist() for p in model.parameters()]
    return {"losses": losses, "parameters": parameters}


ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
CHOICES = {
    "optimizer": {
        "sgd": {"learning_rate": 0.3},
        "momentum": {"learning_rate": 0.05, "momentum": 0.9},
        "nesterov": {"learning_rate": 0.05, "momentum": 0.9},
        "adagrad": {"learning_rate": 0.05, "epsilon": 1e-10},
        "rmsprop": {"learning_rate": 0.01, "memory": 0.9, "epsilon": 1e-6, "centred": 0},
        "adadelta": {"learning_rate": 1, "memory": 0.9, "epsilon": 1e-6},
        "adam": {"learning_rate": 0.02, **ADAM},
        "amsgrad": {"learning_rate": 0.02, **ADAM, "beta2": 0.8},
        "adamw": {"learning_rate": 0.02, "weight_decay": 0.1, **ADAM},
        "nadam": {"learning_rate": 0.02, **ADAM},
        "lion": {"learning_rate": 0.003, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.1},
    },
    "schedule": {
        "step": {"every": 6, "gamma": 0.5},
        "multi_step": {"first": 4, "second": 9, "third": 15, "gamma": 0.3},
        "exponential": {"steps": 20, "gamma": 0.1},
        "polynomial": {"steps": 18, "power": 2},
        "linear": {"steps": 15, "end": 0.2},
        "cosine": {"steps": 20, "end": 0.1},
        "cosine_restarts": {"steps": 5, "growth": 2},
        "one_cycle": {"steps": 20, "rise": 0.3},
        "plateau": {"window": 2, "patience": 0, "threshold": 0.05, "gamma": 0.5},
    },
    "clipping": {"value": {"limit": 0.02}, "norm": {"limit": 0.2}, "adaptive": {"limit": 0.05}},
}
LOSS_OPTIONS = {"huber": {"delta": 0.3}, "focal": {"gamma": 1.5}, "dice": {"epsilon": 0.01}}


def cases():
    """Every entry once on the MLP beside plain parts, and the main ones on the CNN."""
    plain = {
        "layers": MLP,
        "loss": {"name": "softmax_cross_entropy", "options": {}},
        "optimizer": {"name": "momentum", "options": CHOICES["optimizer"]["momentum"]},
        "schedule": {"name": "constant", "options": {}},
        "clipping": {"name": "none", "options": {}},
        "regularisation": {},
    }
    for group, entries in CHOICES.items():
        for name, options in entries.items():
            yield f"mlp_{name}", {**plain, group: {"name": name, "options": options}}
    centred = {"learning_rate": 0.01, "memory": 0.9, "epsilon": 1e-3, "centred": 1}
    yield "mlp_rmsprop_centred", {**plain, "optimizer": {"name": "rmsprop", "options": centred}}
    warm = {"steps": 14, "end": 0, "warmup": 6}
    yield "mlp_cosine_warmup", {**plain, "schedule": {"name": "cosine", "options": warm}}
    yield "mlp_l2", {**plain, "regularisation": {"l2": 0.05}}
    for loss in LOSSES:
        options = LOSS_OPTIONS.get(loss, {})
        yield f"cnn_{loss}", {**plain, "layers": CNN, "loss": {"name": loss, "options": options}}
    smooth = {"name": "softmax_cross_entropy", "options": {"label_smoothing": 0.2}}
    yield "cnn_label_smoothing", {**plain, "layers": CNN, "loss": smooth}
    for activations in BENDS:
        name = "_".join(options["function"] for options in activations)
        yield f"activations_{name}", {**plain, "layers": bent(activations)}
    for pool in ("avg", "max"):
        yield f"pools_global_{pool}", {**plain, "layers": pooled(f"global_{pool}_pool2d")}
    together = {
        "layers": CNN,
        "optimizer": {"name": "adam", "options": CHOICES["optimizer"]["adam"]},
        "schedule": {"name": "cosine", "options": warm},
        "clipping": {"name": "norm", "options": {"limit": 0.5}},
    }
    yield "cnn_adam_cosine_clipped", {**plain, **together}


def rounded(value):
    """Nine digits say a float32 exactly."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return [rounded(one) for one in value] if isinstance(value, list) else value


def main():
    for name, case in cases():
        result = {key: rounded(value) for key, value in run(case).items()}
        record = {"torch": torch.__version__, **case, **result}
        text = json.dumps(record, separators=(",", ":"))
        (HERE / f"{name}.json").write_text(text.replace('],"', '],\n"') + "\n")
        print(f"{name}: {result['losses'][0]:.4f} -> {result['losses'][-1]:.4f}")


if __name__ == "__main__":
    main()
