"""From a trained arm to a model file, its scores and its card."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import onnx
import torch
from denoiser.export import halved
from segmenter.card import card
from segmenter.evaluate import measure as measure_masks
from segmenter.evaluate import openvino_network
from segmenter.export import export
from segmenter.frames import Frame
from segmenter.network import parameter_count

from .measure import measure, summary, write
from .train import FocusTraining


def publish(
    run: FocusTraining, name: str, trained_on: str, frames: list[Frame], date: datetime.date
) -> str:
    """Writes `NAME.onnx` (weights in 16 bits), `scores.csv` and `NAME.json`; returns one line of scores."""
    recipe, size = replace(run.recipe, name=name), run.recipe.stages[-1].size
    model = run.out / f"{name}.onnx"
    torch.set_num_threads(1)
    export(run.mean, model, size)
    onnx.save(halved(onnx.load(model)), model)
    network = openvino_network(model)
    rows = measure(network, frames, size)
    write(rows, run.out / "scores.csv")
    measured = []
    if all(row["dice"] > 0 for row in rows):  # the card's table has no rule for an empty mask
        measured = measure_masks(network, frames, size)
    values = card(recipe, model, parameter_count(run.mean), size, run.history, measured, date)
    values["training"]["data"] = [trained_on, *values["training"]["data"][1:]]
    values["training"]["recipe"] = "training/lv-focus.yml"
    values["intendedUse"] = (
        "The experiment of docs/cure.md and the comparison of two models; lv-myo-unet is the "
        "better network for anything else. Not a medical device."
    )
    model.with_suffix(".json").write_text(json.dumps(values, indent=2, ensure_ascii=False) + "\n")
    return summary(rows)
