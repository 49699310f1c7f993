"""From a trained network to a model file, its measurements and its card."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from segmenter.evaluate import openvino_network

from .config import Recipe
from .measure import errors, summary
from .network import TimingNetwork, parameter_count
from .train import Training

OPSET = 17
TOLERANCE = 1e-4


def export(network: TimingNetwork, path: Path, size: int) -> None:
    """Writes the network: input `frames`, output `phase`, any number of frames."""
    torch.onnx.export(
        network.eval().cpu(),
        (torch.randn(12, 1, size, size),),
        str(path),
        input_names=["frames"],
        output_names=["phase"],
        dynamic_axes={"frames": {0: "time"}, "phase": {0: "time"}},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx.checker.check_model(onnx.load(path), full_check=True)


def largest_difference(network: TimingNetwork, path: Path, size: int, seed: int) -> float:
    """Largest difference between torch and OpenVINO over clips of three lengths."""
    run, generator = openvino_network(path), torch.Generator().manual_seed(seed)
    largest = 0.0
    for count in (9, 40, 75):
        frames = torch.randn(count, 1, size, size, generator=generator)
        with torch.no_grad():
            expected = network.eval()(frames)
        largest = max(largest, float(np.abs(expected.numpy() - run(frames).numpy()).max()))
    return largest


def publish(
    recipe: Recipe, training: Training, out: Path, date: datetime.date
) -> dict[str, float]:
    """Writes `NAME.onnx` and `NAME.json`; fails when OpenVINO and torch disagree."""
    model = out / f"{recipe.name}.onnx"
    export(training.mean, model, recipe.size)
    difference = largest_difference(training.mean, model, recipe.size, recipe.seed)
    if difference > TOLERANCE:
        raise RuntimeError(f"OpenVINO and torch differ by {difference:.1e}.")
    values = summary(errors(openvino_network(model), training.held_out, recipe))
    values["cines"] = len(training.held_out)
    card = model_card(recipe, model, parameter_count(training.mean), training.history, values, date)
    model.with_suffix(".json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n")
    return values


def model_card(
    recipe: Recipe,
    model: Path,
    parameters: int,
    history: list[dict[str, Any]],
    measured: dict[str, float],
    date: datetime.date,
) -> dict[str, Any]:
    """The card as plain values, in the keys that the engine reads."""
    pool = sorted({record["cines"] for record in history})
    data = (
        f"{measured['cines']} in-silico recordings of other exams, whole, at most 32 frames/s; "
        "turning points within 0.1 s of an end left out"
    )
    units = {"ed": "ms", "es": "ms"}
    return {
        "name": recipe.name,
        "version": recipe.version,
        "task": "timing",
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "parameters": parameters,
        "input": {
            "name": "frames",
            "width": recipe.size,
            "height": recipe.size,
            "channels": 1,
            "layout": "NCHW",
            "resize": "antialiased-triangle",
            "normalisation": "z-score",
            "frameRate": recipe.frame_rate,
        },
        "output": {"name": "phase", "labels": ["cosine", "sine"], "activation": "none"},
        "testTimeMirroring": False,
        "training": {
            "data": [
                f"In-silico recordings of apical phantom --cine: {', '.join(map(str, pool))} in an epoch, one clip "
                "of each; no recording of a patient took part."
            ],
            "recipe": "training/timing.yml",
            "seed": recipe.seed,
            "epochs": len(history),
            "date": date.isoformat(),
        },
        "licence": "Apache-2.0",
        "licenceNote": "Trained on generated recordings alone.",
        "citation": (
            "After Fiorito AM, Østvik A, Smistad E, et al. Detection of cardiac events in echocardiography using "
            "3D convolutional recurrent neural networks. IEEE IUS 2018. doi:10.1109/ULTSYM.2018.8580137"
        ),
        "measured": [
            {"data": data, "metric": key, "value": round(value, 3), "unit": units.get(key[:2], "") if "count" not in key else ""}
            for key, value in measured.items()
        ],
        "intendedUse": (
            "Research on ED and ES of apical two- and four-chamber recordings, and tests of this project. Not a "
            "medical device."
        ),
        "limitations": (
            "Never saw a patient: how well it does on real recordings has to be measured on them. Input: the frames "
            "of a whole recording, blended linearly to the stated rate, each resized to the input's size and "
            "normalised by itself; 1 x time is the first axis. Output: cosine and sine of the phase, 0 at ED and pi "
            "at ES, even in time between them. Trained on 45 to 125 beats a minute with mild irregularity."
        ),
    }


def show(measured: dict[str, float]) -> None:
    """Prints one number a line."""
    for name, value in measured.items():
        print(f"{name:14} {value:9.3f}")
