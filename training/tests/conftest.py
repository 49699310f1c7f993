"""A tiny data set in CAMUS's layout: discs that stand for ventricles."""

from __future__ import annotations

import sys
from pathlib import Path

import nibabel
import numpy as np
import pytest
import torch
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from segmenter import config  # noqa: E402

torch.set_num_threads(1)


def disc(rows: int, columns: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A noisy image of a dark disc in a bright ring, and its labels."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:rows, :columns]
    radius = np.hypot(y - rows / 2, x - columns / 2) / min(rows, columns)
    labels = np.select([radius < 0.2, radius < 0.3], [1, 2], 0).astype(np.uint8)
    grey = np.choose(labels, [60, 20, 180]) + random.normal(0, 8, labels.shape)
    return grey.clip(0, 255).astype(np.uint8), labels


def save(path: Path, values: np.ndarray) -> None:
    """Writes a slice as CAMUS does: first axis x, second axis y."""
    image = nibabel.Nifti1Image(values.T, np.diag([0.5, 0.25, 1, 1]))
    nibabel.save(image, path)


@pytest.fixture
def camus_folder(tmp_path: Path) -> Path:
    """Six patients; the subgroup file also lists one that is not there."""
    folder = tmp_path / "camus"
    names = [f"patient{number:04}" for number in range(1, 7)]
    for number, name in enumerate(names):
        (folder / name).mkdir(parents=True)
        for phase, seed in (("ED", number), ("ES", number + 100)):
            image, labels = disc(60, 48, seed)
            save(folder / name / f"{name}_4CH_{phase}.nii.gz", image)
            save(folder / name / f"{name}_4CH_{phase}_gt.nii.gz", labels)
    (folder / "subgroup_training.txt").write_text("\n".join([*names, "patient0099"]))
    return folder


@pytest.fixture
def insilico_folder(tmp_path: Path) -> Path:
    """Three PNG pairs, the last of them without its labels."""
    folder = tmp_path / "insilico"
    for part in ("images", "labels"):
        (folder / part).mkdir(parents=True)
    for number in range(3):
        image, labels = disc(50, 50, number)
        Image.fromarray(image).save(folder / "images" / f"{number}.png")
        if number < 2:
            Image.fromarray(labels).save(folder / "labels" / f"{number}.png")
    return folder


@pytest.fixture
def recipe() -> config.Recipe:
    """Three epochs of a network with three levels."""
    return config.recipe(
        {
            "name": "tiny",
            "version": "0",
            "seed": 7,
            "channels": [4, 6, 8],
            "encoder_convolutions": [1, 1, 1],
            "decoder_convolutions": [1, 1],
            "stages": [
                {"size": 16, "epochs": 2, "batch": 4},
                {"size": 32, "epochs": 1, "batch": 2},
            ],
            "part": 2,
            "learning_rate": 0.01,
            "warm_up_steps": 2,
            "weight_decay": 0.01,
            "polynomial_exponent": 0.9,
            "gradient_norm": 12,
            "average_decay": 0.9,
            "held_out_patients": 2,
            "insilico_share": 0.2,
            "insilico_first_epoch": 1,
            "augmentation": {},
            "known_failures": "",
        }
    )
