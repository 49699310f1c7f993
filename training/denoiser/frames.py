"""Where frames come from: the CAMUS training subgroup, in-silico frames, any folder of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import nibabel
import numpy as np
from segmenter.frames import camus, pixels

from .sector import Sector, find_sector


@dataclass(frozen=True)
class Picture:
    """One grey frame and its sector, if one was found."""

    name: str
    image: np.ndarray
    sector: Sector | None


def picture(name: str, image: np.ndarray) -> Picture:
    return Picture(name, image, find_sector(image))


def camus_pictures(directory: Path, seed: int) -> list[Picture]:
    """ED and ES frames of the training subgroup; thinned sequences too where they are there."""
    frames, _ = camus(directory, "training")
    pictures = [picture(frame.image.name, pixels(frame.image)) for frame in frames]
    for path in sorted(directory.glob("*/*_4CH_half_sequence.nii.gz")):
        if path.parent.name in {frame.patient for frame in frames}:
            pictures += thinned(path, Random(f"{seed}:{path.name}"))
    return pictures


def thinned(path: Path, random: Random) -> Iterator[Picture]:
    """Every N-th frame of a sequence, N drawn anew from 8 to 12 each time (section 2.3)."""
    volume = np.asarray(nibabel.load(path).dataobj)
    volume = volume.reshape(*volume.shape[:2], -1)
    for index in thinned_indices(volume.shape[2], random):
        yield picture(f"{path.name}:{index}", np.ascontiguousarray(volume[:, :, index].T.astype(np.uint8)))


def thinned_indices(count: int, random: Random) -> list[int]:
    """Indices of the frames kept of `count`."""
    indices, index = [], 0
    while index < count:
        indices.append(index)
        index += random.randint(8, 12)
    return indices


def folder_pictures(directory: Path | None) -> list[Picture]:
    """Every `*.png` below `images/`, or in the folder itself; none without a folder."""
    if directory is None:
        return []
    images = directory / "images"
    root = images if images.is_dir() else directory
    found = [picture(path.name, pixels(path)) for path in sorted(root.glob("*.png"))]
    if not found:
        raise ValueError(f"{directory}: no PNG file found. Is it the folder that holds images/?")
    return found
