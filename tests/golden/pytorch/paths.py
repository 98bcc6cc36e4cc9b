"""Writes tests/golden/paths/: ways of PyTorch's optimizers down the test surfaces, for
tests/native/landscape/golden_paths_test.cpp.

    python3 tests/golden/pytorch/paths.py

Needs PyTorch (Debian: python3-torch). The version is written into each file.
"""

import json
import math
import pathlib

import torch

from training import CLIPPINGS, OPTIMIZERS, SCHEDULES
from write import ADAM, rounded

HERE = pathlib.Path(__file__).parent.parent / "paths"
STEPS = 60

SURFACES = {
    "bowl": lambda x, y: (x**2 + y**2) / 2,
    "ravine": lambda x, y: (x**2 + 25 * y**2) / 2,
    "saddle": lambda x, y: x**2 / 2 + (y**2 - 4) ** 2 / 16,
    "rosenbrock": lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    "beale": lambda x, y: (1.5 - x + x * y) ** 2
    + (2.25 - x + x * y**2) ** 2
    + (2.625 - x + x * y**3) ** 2,
    "himmelblau": lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    "plateau": lambda x, y: 1 - torch.exp(-(x**2 + y**2) / 4),
    "rastrigin": lambda x, y: 20
    + x**2
    + y**2
    - 10 * torch.cos(2 * math.pi * x)
    - 10 * torch.cos(2 * math.pi * y),
    "cliff": lambda x, y: torch.exp(8 * (x - 1)) - x + y**2 / 4 + 7 / 8 - math.log(8) / 8,
    "recurrent": lambda x, y: (y * x**12 - 1) ** 2 / 2,
}
STARTS = {
    "bowl": [-3.0, 2.0],
    "ravine": [-3.5, 1.5],
    "saddle": [-2.5, 0.25],
    "rosenbrock": [-1.2, 1.0],
    "beale": [1.0, 1.5],
    "himmelblau": [-0.5, -1.0],
    "plateau": [-2.0, 1.0],
    "rastrigin": [-3.6, 2.6],
    "cliff": [-1.5, 2.0],
    "recurrent": [1.1, 0.6],
}
# Of the surfaces that one optimizer of each kind goes down: the rate of SGD, and of those that scale by
# themselves.
RATES = {
    "bowl": (0.1, 0.05),
    "saddle": (0.1, 0.05),
    "beale": (0.01, 0.05),
    "himmelblau": (0.005, 0.1),
    "plateau": (0.2, 0.02),
    "rastrigin": (0.001, 0.02),
    "recurrent": (0.005, 0.005),
}


class Point(torch.nn.Module):
    """Two numbers that are trained."""

    def __init__(self, start):
        super().__init__()
        self.point = torch.nn.Parameter(torch.tensor(start))


def path(surface, case):
    model = Point(STARTS[surface])
    optimizer = OPTIMIZERS[case["optimizer"]["name"]](
        model.parameters(), case["optimizer"]["options"]
    )
    schedule = SCHEDULES[case["schedule"]["name"]](optimizer, case["schedule"]["options"])
    points = [model.point.tolist()]
    for _ in range(STEPS):
        optimizer.zero_grad()
        SURFACES[surface](*model.point).backward()
        CLIPPINGS[case["clipping"]["name"]](model, case["clipping"]["options"])
        optimizer.step()
        schedule.step()
        points.append(model.point.tolist())
    return [number for point in points for number in point]


def entry(name, **options):
    return {"name": name, "options": options}


def optimizers(rate, own):
    """Every optimizer at a rate of the surface's size; those that scale by themselves at `own`. Rates
    are such that nothing jumps back and forth across a valley: there rounding grows at every step."""
    yield entry("sgd", learning_rate=rate)
    yield entry("momentum", learning_rate=rate / 4, momentum=0.9)
    yield entry("nesterov", learning_rate=rate / 4, momentum=0.9)
    yield entry("adagrad", learning_rate=0.3, epsilon=1e-10)
    yield entry("rmsprop", learning_rate=own / 2, memory=0.9, epsilon=1e-6, centred=0)
    yield entry("adadelta", learning_rate=5, memory=0.9, epsilon=1e-6)
    yield entry("adam", learning_rate=own, **ADAM)
    yield entry("amsgrad", learning_rate=own, **{**ADAM, "beta2": 0.9})
    yield entry("adamw", learning_rate=own, weight_decay=0.1, **ADAM)
    yield entry("nadam", learning_rate=own, **ADAM)
    yield entry("lion", learning_rate=own / 2, beta1=0.9, beta2=0.99, weight_decay=0.1)


def few(rate, own):
    """One of each kind: the gradient as it is, gathered, and scaled."""
    yield entry("sgd", learning_rate=rate)
    yield entry("momentum", learning_rate=rate / 4, momentum=0.9)
    yield entry("adam", learning_rate=own, **ADAM)


def cases():
    plain = {"schedule": entry("constant"), "clipping": entry("none")}
    for surface, rates in {"ravine": (0.02, 0.05), "rosenbrock": (0.0005, 0.02)}.items():
        yield surface, [{"optimizer": o, **plain} for o in optimizers(*rates)]
    for surface, rates in RATES.items():
        yield surface, [{"optimizer": o, **plain} for o in few(*rates)]
    sgd = entry("sgd", learning_rate=0.05)
    momentum = entry("momentum", learning_rate=0.01, momentum=0.9)
    cosine = entry("cosine", steps=60, end=0.1)
    yield "cliff", [
        {"optimizer": sgd, "schedule": entry("constant"), "clipping": entry("norm", limit=1)},
        {"optimizer": sgd, "schedule": cosine, "clipping": entry("value", limit=0.5)},
        {"optimizer": momentum, "schedule": cosine, "clipping": entry("adaptive", limit=0.1)},
    ]


def main():
    for surface, list_of_cases in cases():
        runs = [{**case, "path": rounded(path(surface, case))} for case in list_of_cases]
        record = {"torch": torch.__version__, "surface": surface, "start": STARTS[surface]}
        text = json.dumps({**record, "racers": runs}, separators=(",", ":"))
        (HERE / f"{surface}.json").write_text(text.replace('},{"optimizer"', '},\n{"optimizer"') + "\n")
        for run in runs:
            print(surface, run["optimizer"]["name"], run["path"][-2:])


if __name__ == "__main__":
    main()
