"""Where frames come from: CAMUS in its own layout, or a plain folder of PNG pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import nibabel
import numpy as np
from PIL import Image

LABELS = ("background", "LV", "MYO")


@dataclass(frozen=True)
class Frame:
    """One image and its labels on disk; `patient` is empty for a frame that has none."""

    image: Path
    labels: Path
    patient: str = ""
    phase: str = ""

    def read(self) -> tuple[np.ndarray, np.ndarray]:
        """Image (0…255) and labels (0, 1, 2), both uint8, rows × columns."""
        image, labels = pixels(self.image), pixels(self.labels)
        if image.shape != labels.shape:
            raise ValueError(
                f"{self.image.name}: image {image.shape}, labels {labels.shape}. One mask a frame?"
            )
        return image, np.where(labels < len(LABELS), labels, 0).astype(np.uint8)

    def spacing(self) -> tuple[float, float]:
        """Millimetres from row to row and from column to column."""
        zooms = nibabel.load(self.image).header.get_zooms()
        return float(zooms[1]), float(zooms[0])


def pixels(path: Path) -> np.ndarray:
    """A NIfTI slice, whose first axis is x, or an 8-bit grey picture, as rows × columns."""
    if path.suffix == ".png":
        with Image.open(path) as picture:
            return np.array(picture.convert("L"))
    values = np.asarray(nibabel.load(path).dataobj)
    return np.ascontiguousarray(values.reshape(values.shape[:2]).T.astype(np.uint8))


def camus(directory: Path, subgroup: str) -> tuple[list[Frame], list[str]]:
    """Apical four-chamber ED and ES frames of a subgroup, and the patients not found."""
    patients = (directory / f"subgroup_{subgroup}.txt").read_text().split()
    frames, missing = [], []
    for patient in sorted(patients):
        stems = [directory / patient / f"{patient}_4CH_{phase}" for phase in ("ED", "ES")]
        if not all(Path(f"{stem}.nii.gz").is_file() for stem in stems):
            missing.append(patient)
            continue
        for stem in stems:
            image, labels = Path(f"{stem}.nii.gz"), Path(f"{stem}_gt.nii.gz")
            frames.append(Frame(image, labels, patient, stem.name[-2:]))
    return frames, missing


def plain_folder(directory: Path | None) -> list[Frame]:
    """Pairs `images/NAME.png` and `labels/NAME.png`; none when the folder is not there."""
    if directory is None:
        return []
    images = sorted((directory / "images").glob("*.png"))
    pairs = [Frame(image, directory / "labels" / image.name) for image in images]
    return [pair for pair in pairs if pair.labels.is_file()]
