"""From trained weights to one ONNX file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

OPSET = 17


def export(network: nn.Module, path: Path, size: int) -> None:
    """Writes the full-resolution head: input `image`, output `logits`, free batch dimension."""
    network = network.eval().cpu()
    torch.onnx.export(
        network,
        (torch.zeros(1, 1, size, size),),
        str(path),
        input_names=["image"],
        output_names=["logits"],
        dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(path), full_check=True)


def largest_difference(network: nn.Module, path: Path, size: int, seed: int) -> float:
    """Largest difference of logits between torch and OpenVINO over a random batch.

    As a share of the largest logit: both round in 32 bits, and rounding grows with the values.
    """
    from .evaluate import openvino_network

    images = torch.randn(3, 1, size, size, generator=torch.Generator().manual_seed(seed))
    with torch.no_grad():
        expected = network.eval().cpu()(images)
    difference = np.abs(expected.numpy() - openvino_network(path)(images).numpy()).max()
    return float(difference / expected.abs().max())
