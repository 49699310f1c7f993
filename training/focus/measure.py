"""Dice and Hausdorff distance of the LV on full-depth frames, frame by frame."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
from segmenter.frames import Frame
from segmenter.metrics import dice, hausdorff
from segmenter.predict import Network, segment


def measure(network: Network, frames: list[Frame], size: int) -> list[dict]:
    """One row a frame; an empty prediction scores Dice 0 and the image's diagonal."""
    rows = []
    for frame in frames:
        image, reference = frame.read()
        predicted, wanted = segment(network, image, size) == 1, reference == 1
        spacing = frame.spacing()
        if predicted.any():
            distance = hausdorff(predicted, wanted, spacing)
        else:
            distance = math.hypot(*(np.array(image.shape) * spacing))
        name = f"{frame.patient}_{frame.phase}"
        rows.append({"frame": name, "dice": dice(predicted, wanted), "hd": distance})
    return rows


def write(rows: list[dict], path: Path) -> None:
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, ["frame", "dice", "hd"], lineterminator="\n")
        table.writeheader()
        table.writerows({**row, "dice": f"{row['dice']:.6f}", "hd": f"{row['hd']:.4f}"} for row in rows)


def summary(rows: list[dict]) -> str:
    values = {name: np.array([row[name] for row in rows]) for name in ("dice", "hd")}
    return (
        f"frames {len(rows)}, Dice {values['dice'].mean():.4f} ± {values['dice'].std(ddof=1):.4f}, "
        f"HD {values['hd'].mean():.2f} ± {values['hd'].std(ddof=1):.2f} mm"
    )
