"""Writes the golden runs of this folder: short trainings in PyTorch, from weights and batches that
tests/native/train/pytorch_test.cpp makes by the same formula.

    python3 tests/golden/pytorch/write.py [names of runs]

Needs PyTorch (Debian: python3-torch). The version is written into each file.
"""

import json
import pathlib
import sys

import torch

from models import batch, build, turned
from networks import BENDS, CNN, GRAPHS, MLP, PICTURES, bent, pooled
from training import CLIPPINGS, LOSSES, OPTIMIZERS, SCHEDULES

HERE = pathlib.Path(__file__).parent
STEPS = 20


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
        more = [torch.tensor(case["class_weights"])] if "class_weights" in case else []
        loss = LOSSES[case["loss"]["name"]](model(x), labels, case["loss"]["options"], *more)
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
    result = {"losses": losses, "parameters": parameters}
    statistics = [b.reshape(-1).tolist() for b in model.buffers() if b.dim() > 0]
    return {**result, "statistics": statistics} if statistics else result


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
    weights = {"class_weights": [2.0, 0.5, 1.0, 0.25]}
    yield "cnn_class_weights", {**plain, "layers": CNN, "loss": smooth, **weights}
    for activations in BENDS:
        name = "_".join(options["function"] for options in activations)
        yield f"activations_{name}", {**plain, "layers": bent(activations)}
    for pool in ("avg", "max"):
        yield f"pools_global_{pool}", {**plain, "layers": pooled(f"global_{pool}_pool2d")}
    for name, layers in {**PICTURES, **GRAPHS}.items():
        yield name, {**plain, "layers": layers}
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
    wanted = set(sys.argv[1:])
    for name, case in cases():
        if wanted and name not in wanted:
            continue
        result = {key: rounded(value) for key, value in run(case).items()}
        record = {"torch": torch.__version__, **case, **result}
        text = json.dumps(record, separators=(",", ":"))
        (HERE / f"{name}.json").write_text(text.replace('],"', '],\n"') + "\n")
        print(f"{name}: {result['losses'][0]:.4f} -> {result['losses'][-1]:.4f}")


if __name__ == "__main__":
    main()
