"""From a checkpoint to a model file and its card."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import torch
from segmenter.network import parameter_count

from .card import card
from .config import Recipe
from .export import export, largest_difference
from .train import Training, build

TOLERANCE = 5e-3  # weights are rounded to 16 bits


def publish(recipe: Recipe, training: Training, out: Path, date: datetime.date) -> Path:
    """Writes `NAME.onnx` and `NAME.json`; fails when OpenVINO and torch disagree."""
    state = torch.load(training.checkpoint, map_location="cpu", weights_only=True)
    network = build(recipe)
    network.load_state_dict(state["mean"])
    model = out / f"{recipe.name}.onnx"
    export(network, model, recipe.size)
    difference = largest_difference(network, model, recipe.size, recipe.seed)
    print(f"Largest difference between OpenVINO and torch: {difference:.1e} of the largest value.")
    if difference > TOLERANCE:
        raise RuntimeError(f"Predictions differ by {difference:.1e} of the largest, allowed: {TOLERANCE}.")
    values = card(
        recipe,
        model,
        parameter_count(network),
        len(training.real),
        len(training.insilico),
        state["step"],
        [],
        date,
    )
    model.with_suffix(".json").write_text(json.dumps(values, indent=2, ensure_ascii=False) + "\n")
    return model
