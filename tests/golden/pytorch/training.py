"""Losses, optimizers, schedules and clippings by our names, from PyTorch or, where it lacks one or
has it otherwise, from the paper."""

import torch

from models import BATCH, CLASSES


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
    "softmax_cross_entropy": lambda x, y, o, weights=None: F.cross_entropy(
        x, y, weights, label_smoothing=o.get("label_smoothing", 0)
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
