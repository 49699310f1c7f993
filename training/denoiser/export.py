"""From trained weights to one ONNX file of half-precision weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

OPSET = 17
SMALLEST = 256


def export(network: nn.Module, path: Path, size: int) -> None:
    """Inputs `image` (1, 1, size, size) in −1…1 and `timestep` (1), output `prediction`."""
    torch.onnx.export(
        network.eval().cpu(),
        (torch.zeros(1, 1, size, size), torch.zeros(1)),
        str(path),
        input_names=["image", "timestep"],
        output_names=["prediction"],
        opset_version=OPSET,
        dynamo=False,
    )
    model = halved(onnx.load(path))
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, path)


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its larger weights kept in 16 bits and cast to 32 when it is loaded.

    The arithmetic stays in 32 bits; a weight changes by at most one part in 2048.
    """
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < SMALLEST:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16)))
        weight.name = f"{name}.half"
        casts.append(helper.make_node("Cast", [weight.name], [name], to=TensorProto.FLOAT))
    for place, cast in enumerate(casts):
        graph.node.insert(place, cast)
    return model


def largest_difference(network: nn.Module, path: Path, size: int, seed: int) -> float:
    """Largest difference of predictions between torch and OpenVINO, as a share of the largest."""
    import openvino

    core = openvino.Core()
    compiled = core.compile_model(path, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    generator = torch.Generator().manual_seed(seed)
    worst = 0.0
    for time in (10.0, 500.0, 990.0):
        image = torch.randn(1, 1, size, size, generator=generator)
        step = torch.tensor([time])
        with torch.no_grad():
            expected = network.eval().cpu()(image, step).numpy()
        found = compiled([image.numpy(), step.numpy()])[0]
        worst = max(worst, float(np.abs(found - expected).max() / np.abs(expected).max()))
    return worst
