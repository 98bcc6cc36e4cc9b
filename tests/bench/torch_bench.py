# PyTorch on the workloads, on the digits and points that the bench has written: answers
# lines of JSON on standard input, one for each line. Needs PyTorch only (Debian: python3-torch).
import array
import json
import sys
import time

import torch
from torch import nn


def tensor_of(path, code, dtype):
    numbers = array.array(code)
    with open(path, "rb") as file:
        numbers.frombytes(file.read())
    return torch.tensor(numbers, dtype=dtype)


def module_of(layer, channels, side, width):
    """One layer of a run as a module, with the channels, side and width after it."""
    options = layer["options"]
    kind = layer["type"]
    if kind == "linear":
        units = options["units"]
        return nn.Linear(width, units), channels, side, units
    if kind == "conv2d":
        after = options["channels"]
        module = nn.Conv2d(channels, after, options["kernel"], padding=options["padding"])
        return module, after, side, after * side * side
    if kind == "max_pool2d":
        side //= 2
        return nn.MaxPool2d(2), channels, side, channels * side * side
    if kind == "flatten":
        return nn.Flatten(), channels, side, width
    module = nn.Tanh() if options["function"] == "tanh" else nn.ReLU()
    return module, channels, side, width


def network_of(model):
    sizes = model["input"]
    channels, side = (sizes[0], sizes[1]) if len(sizes) == 3 else (1, 1)
    width = 1
    for size in sizes:
        width *= size
    modules = []
    for layer in model["layers"]:
        module, channels, side, width = module_of(layer, channels, side, width)
        modules.append(module)
    return nn.Sequential(*modules)


def optimizer_of(spec, parameters):
    options = spec["options"]
    rate = options["learning_rate"]
    if spec["name"] == "adam":
        return torch.optim.Adam(parameters, lr=rate)
    return torch.optim.SGD(parameters, lr=rate, momentum=options.get("momentum", 0))


class Running:
    """A workload that is open: `step` is one unit of it."""

    def __init__(self, workload, folder):
        torch.manual_seed(1)
        run = workload["run"]
        self.points = "points" in run
        self.net = network_of(run["model"])
        self.optimizer = optimizer_of(run["optimizer"], self.net.parameters())
        self.loss = nn.MSELoss() if self.points else nn.CrossEntropyLoss()
        if self.points:
            rows = tensor_of(f"{folder}/points.f32", "f", torch.float32).reshape(-1, 3)
            self.x, self.y = rows[:, :2].contiguous(), rows[:, 2:].contiguous()
            size = len(rows)
        else:
            self.x = tensor_of(f"{folder}/digits.f32", "f", torch.float32).reshape(-1, 1, 28, 28)
            self.y = tensor_of(f"{folder}/labels.i32", "i", torch.int64)
            size = workload["batch"]
        self.batches = list(zip(self.x.split(size), self.y.split(size)))
        self.next = 0
        self.last = None
        self.step = {
            "training": self.train,
            "latency": self.answer,
            "losses": self.measure_loss,
        }[workload["kind"]]

    def train(self):
        x, y = self.batches[self.next % len(self.batches)]
        self.next += 1
        self.optimizer.zero_grad(set_to_none=True)
        self.last = self.loss(self.net(x), y)
        self.last.backward()
        self.optimizer.step()

    def answer(self):
        self.next = (self.next + 1) % len(self.x)
        with torch.no_grad():
            int(self.net(self.x[self.next : self.next + 1]).argmax())

    def measure_loss(self):
        with torch.no_grad():
            float(self.loss(self.net(self.x[:512]), self.y[:512]))

    def timed(self, ms):
        """Milliseconds of one step, over about `ms`."""
        steps = 0
        piece = 1
        spent = 0.0
        while spent < ms:
            start = time.perf_counter()
            for _ in range(piece):
                self.step()
            took = 1000 * (time.perf_counter() - start)
            spent += took
            steps += piece
            if took < ms / 20:
                piece *= 2
        return spent / steps


def main():
    threads, folder = int(sys.argv[1]), sys.argv[2]
    torch.set_num_threads(threads)
    print(json.dumps({"value": torch.__version__}), flush=True)
    running = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            value = ""
            if asked["method"] == "open":
                running = Running(asked["task"]["workload"], folder)
                running.step()
            elif asked["method"] == "measure":
                value = running.timed(asked["ms"])
            elif asked["method"] == "loss":
                value = None if running.last is None else float(running.last)
            print(json.dumps({"value": value}), flush=True)
        except Exception as error:
            print(json.dumps({"error": str(error)}), flush=True)


main()
