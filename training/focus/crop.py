"""LV-focused crops: the stand-in for a shallow, LV-focused data set.

With r₀ and r₁ the distances of the nearest and farthest LV pixel from the sector's tip, radii up
to r₁ + 0.1 (r₁ − r₀) are kept, and the image is cut to the sector that remains, tip at the top centre.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
from denoiser.sector import Sector, find_sector
from PIL import Image
from segmenter.frames import Frame, pixels

MARGIN = 0.1


def crop(image: np.ndarray, labels: np.ndarray, sector: Sector) -> tuple[np.ndarray, np.ndarray]:
    """The LV-focused part of a frame; labels as they are inside of it."""
    inside, farthest = reach(labels, sector)
    half = farthest * math.sin(math.radians(max(sector.left, sector.right)))
    top, bottom = round(sector.tip_y), math.ceil(sector.tip_y + farthest) + 1
    left, right = math.floor(sector.tip_x - half), math.ceil(sector.tip_x + half) + 1
    return (
        window(np.where(inside, image, 0), top, bottom, left, right),
        window(np.where(inside, labels, 0), top, bottom, left, right),
    )


def reach(labels: np.ndarray, sector: Sector) -> tuple[np.ndarray, float]:
    """Where the radius is one that an LV-focused frame keeps, and the largest such radius in pixels."""
    y, x = np.mgrid[0 : labels.shape[0], 0 : labels.shape[1]]
    radius = np.hypot(x - sector.tip_x, y - sector.tip_y)
    ventricle = radius[labels == 1]
    if len(ventricle) == 0:
        raise ValueError("No LV pixel: an LV-focused crop has no depth to go by.")
    farthest = ventricle.max() + MARGIN * (ventricle.max() - ventricle.min())
    return radius <= farthest, farthest


def focused(labels: np.ndarray, sector: Sector, margin: float) -> np.ndarray:
    """255 where an LV-focused frame shows the sector, `margin` degrees inside of its sides; else 0."""
    inside, _ = reach(labels, sector)
    y, x = np.mgrid[0 : labels.shape[0], 0 : labels.shape[1]]
    angle = np.degrees(np.arctan2(x - sector.tip_x, y - sector.tip_y))
    between = (angle >= margin - sector.left) & (angle <= sector.right - margin)
    return np.where(inside & between, 255, 0).astype(np.uint8)


def window(values: np.ndarray, top: int, bottom: int, left: int, right: int) -> np.ndarray:
    """A part of an array, zero where it reaches over the edge."""
    rows, columns = values.shape
    padding = ((max(0, -top), max(0, bottom - rows)), (max(0, -left), max(0, right - columns)))
    padded = np.pad(values, padding)
    return padded[top + padding[0][0] : bottom + padding[0][0], left + padding[1][0] : right + padding[1][0]]


def write_crops(frames: list[Frame], out: Path, whole: bool = False) -> int:
    """Writes `images/`, `labels/` and `frames.csv`; returns how many frames have no sector.

    `whole` keeps the frames at full depth, for the ceiling of any repainting.
    """
    for name in ("images", "labels"):
        (out / name).mkdir(parents=True, exist_ok=True)
    lost = 0
    with (out / "frames.csv").open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["file", "exam", "view", "beat", "phase", "spacing_x", "spacing_y"])
        for frame in frames:
            image, labels = pixels(frame.image), pixels(frame.labels)
            sector = find_sector(image)
            if sector is None:
                lost += 1
                continue
            if not whole:
                image, labels = crop(image, labels, sector)
            name = f"{frame.patient}_A4C_{frame.phase}.png"
            Image.fromarray(image).save(out / "images" / name)
            Image.fromarray(labels).save(out / "labels" / name)
            down, across = frame.spacing()
            table.writerow([name, frame.patient, "A4C", 1, frame.phase, f"{across:.6g}", f"{down:.6g}"])
    return lost
