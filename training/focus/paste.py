"""The cheap rival of repainting: black pixels taken from a random other full-depth frame."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
from PIL import Image
from segmenter.frames import Frame, pixels
from segmenter.resize import resize_image


def paste(black: np.ndarray, keep: np.ndarray, other: np.ndarray) -> np.ndarray:
    """The kept pixels of one frame, the other frame everywhere else; all of one size."""
    return np.where(keep, black, other)


def write_pasted(black: Path, donors: list[Frame], out: Path, seed: int) -> int:
    """Fills every sample of an augmented folder that has `keep/` masks; returns how many.

    A frame's own patient never is its donor: names begin with the patient.
    """
    for name in ("images", "labels"):
        (out / name).mkdir(parents=True, exist_ok=True)
    masks = sorted((black / "keep").glob("*.png"))
    for mask in masks:
        random = Random(f"{seed}:{mask.name}")
        image, labels = (pixels(black / part / mask.name) for part in ("images", "labels"))
        others = [donor for donor in donors if not mask.name.startswith(donor.patient)]
        donor = pixels(random.choice(others).image)
        other = resize_image(donor, image.shape[0]).round().to(int).numpy().astype(np.uint8)
        filled = paste(image, pixels(mask) > 0, other)
        Image.fromarray(filled).save(out / "images" / mask.name)
        Image.fromarray(labels).save(out / "labels" / mask.name)
    return len(masks)
