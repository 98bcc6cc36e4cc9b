"""Runs exported PyTorch programs for pytorch_code.test.mjs.

Reads a list of jobs from standard input and writes what came of each to standard output, both JSON.
A job has the paths of a program and of the weights to begin with, and digits to answer; with
"training" digits it is trained on them first for so many "steps"; with "main" the program itself is
run as well, on made-up pictures.
"""

import contextlib
import importlib.util
import inspect
import io
import json
import runpy
import sys

import torch


def dataset(digits):
    inputs = torch.tensor([digit["pixels"] for digit in digits])
    if inputs.shape[1] == 28 * 28:
        inputs = inputs.reshape(-1, 1, 28, 28)
    return torch.utils.data.TensorDataset(
        inputs, torch.tensor([digit["label"] for digit in digits])
    )


def load(path):
    spec = importlib.util.spec_from_file_location("exported", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_main(path):
    sys.argv = [path, "--synthetic", "--steps", "3"]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(path, run_name="__main__")
    return printed.getvalue()


def do(job):
    program = load(job["program"])
    network = program.Network()
    program.load_weights(network, job["weights"])
    if "training" in job:
        data = dataset(job["training"])
        with contextlib.redirect_stdout(io.StringIO()):
            wanted = inspect.signature(program.train).parameters
            sets = [data for name in wanted if name.endswith("_data")]
            network = program.train(network, *sets, job["steps"])
    network.eval()
    with torch.no_grad():
        outputs = network(dataset(job["digits"]).tensors[0]).tolist()
    return {"outputs": outputs, "printed": run_main(job["program"]) if job.get("main") else ""}


if __name__ == "__main__":
    torch.set_num_threads(1)
    results = [do(job) for job in json.load(sys.stdin)]
    json.dump({"torch": torch.__version__, "results": results}, sys.stdout)
