"""Measures a network on CAMUS frames at their native resolution."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .ejection import ejection_fraction, volume
from .frames import LABELS, Frame
from .metrics import dice, hausdorff
from .predict import Network, segment


@dataclass(frozen=True)
class Measurement:
    """One number of a card."""

    metric: str
    value: float
    unit: str


def openvino_network(model: Path) -> Network:
    """An exported network in 32-bit floats, as the engine runs it."""
    import openvino

    core = openvino.Core()
    compiled = core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return lambda image: torch.from_numpy(compiled(image.numpy())[0].copy())


def with_mirroring(network: Network) -> Network:
    """Mean of the class probabilities of an image and of its left-right mirror, as logarithms."""

    def both(image: Tensor) -> Tensor:
        plain = network(image).softmax(1)
        mirrored = network(image.flip(3).contiguous()).flip(3).softmax(1)
        return ((plain + mirrored) / 2).clamp_min(1e-12).log()

    return both


def measure(network: Network, frames: list[Frame], size: int) -> list[Measurement]:
    """Dice, Hausdorff distance and single-plane EF agreement with the reference masks."""
    values: dict[str, list[float]] = {}
    volumes: dict[tuple[str, str], tuple[float, float]] = {}
    failed = 0
    for frame in frames:
        image, reference = frame.read()
        prediction, spacing = segment(network, image, size), frame.spacing()
        for label in range(1, len(LABELS)):
            one, other = prediction == label, reference == label
            names = [LABELS[label], f"{LABELS[label]}.{frame.phase}"]
            for name in names:
                values.setdefault(f"dice.{name}", []).append(dice(one, other))
                values.setdefault(f"hd.{name}", []).append(hausdorff(one, other, spacing))
        try:
            volumes[frame.patient, frame.phase] = (
                volume(prediction, spacing),
                volume(reference, spacing),
            )
        except ValueError:
            failed += 1
    table = []
    for name, numbers in values.items():
        unit = "mm" if name.startswith("hd") else ""
        table.append(Measurement(f"{name}.mean", float(np.mean(numbers)), unit))
        table.append(Measurement(f"{name}.sd", float(np.std(numbers, ddof=1)), unit))
    table += agreement(volumes)
    table.append(Measurement("ef.failedFrames", failed, "frames"))
    return table


def agreement(volumes: dict[tuple[str, str], tuple[float, float]]) -> list[Measurement]:
    """Bias and limits of agreement (1.96 SD) of EF, predicted minus reference masks."""
    differences = []
    for patient in sorted({patient for patient, _ in volumes}):
        if (patient, "ED") in volumes and (patient, "ES") in volumes:
            ed, es = volumes[patient, "ED"], volumes[patient, "ES"]
            predicted = ejection_fraction(ed[0], es[0])
            differences.append(predicted - ejection_fraction(ed[1], es[1]))
    if len(differences) < 3:
        return []
    bias, spread = float(np.mean(differences)), 1.96 * float(np.std(differences, ddof=1))
    return [
        Measurement("ef.patients", len(differences), "patients"),
        Measurement("ef.bias", bias, "points"),
        Measurement("ef.lowerLoA", bias - spread, "points"),
        Measurement("ef.upperLoA", bias + spread, "points"),
        Measurement("ef.medianDifference", float(np.median(differences)), "points"),
        Measurement("ef.medianAbsoluteDifference", float(np.median(np.abs(differences))), "points"),
    ]
