"""From a checkpoint to a model file, its measurements and its card."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import torch

from .card import card
from .config import Recipe
from .evaluate import Measurement, measure, openvino_network
from .export import export, largest_difference
from .frames import camus
from .network import parameter_count
from .train import build

TOLERANCE = 1e-4


def publish(
    recipe: Recipe, checkpoint: Path, data: Path, out: Path, date: datetime.date
) -> list[Measurement]:
    """Writes `NAME.onnx` and `NAME.json`; fails when OpenVINO and torch disagree."""
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    network = build(recipe)
    network.load_state_dict(state["mean"])
    out.mkdir(parents=True, exist_ok=True)
    model, size = out / f"{recipe.name}.onnx", recipe.stages[-1].size
    export(network, model, size)
    difference = largest_difference(network, model, size, recipe.seed)
    if difference > TOLERANCE:
        raise RuntimeError(f"Logits differ between OpenVINO and torch by {difference:.1e} of the largest.")
    frames, _ = camus(data, "validation")
    measured = measure(openvino_network(model), frames, size)
    values = card(
        recipe, model, parameter_count(network), size, state["history"], measured, date
    )
    model.with_suffix(".json").write_text(json.dumps(values, indent=2) + "\n")
    return measured


def show(measured: list[Measurement]) -> None:
    """Prints one number a line."""
    for item in measured:
        print(f"{item.metric:20} {item.value:9.4f} {item.unit}")
