"""Whole frames of CAMUS and the part of them that an LV-focused frame would show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from denoiser.sector import find_sector
from focus.crop import focused
from PIL import Image
from segmenter.frames import camus, pixels

SIZE = 256


@dataclass(frozen=True)
class Crop:
    """A whole frame in −1…1 on the denoiser's grid, and the part that an LV-focused frame shows."""

    whole: np.ndarray
    keep: np.ndarray


def crops(directory: Path, count: int, stride: int) -> Iterator[Crop]:
    frames, _ = camus(directory, "validation")
    for frame in frames[: count * stride : stride]:
        image, labels = pixels(frame.image), pixels(frame.labels)
        sector = find_sector(image)
        if sector is None:
            continue
        keep = focused(labels, sector, margin=0.5)
        grid = [Image.fromarray(part).resize((SIZE, SIZE), Image.Resampling.BILINEAR) for part in (image, keep)]
        yield Crop(np.asarray(grid[0], np.float32) / 127.5 - 1, np.asarray(grid[1]) >= 254)
