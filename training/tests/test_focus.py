"""The cure experiment: crops by their definition, pasted rivals, equal numbers of steps."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from segmenter import frames
from segmenter.config import Recipe

from denoiser.sector import Sector
from focus.crop import crop
from focus.measure import measure, summary, write
from focus.paste import paste, write_pasted
from focus.train import FocusTraining, grouped


def scene() -> tuple[np.ndarray, np.ndarray, Sector]:
    """A sector of 200 rows whose LV reaches from radius 50 to radius 110."""
    y, x = np.mgrid[0:200, 0:240]
    radius, angle = np.hypot(x - 120, y), np.degrees(np.arctan2(x - 120, y))
    image = np.where((np.abs(angle) <= 36) & (radius < 200), 90, 0).astype(np.uint8)
    labels = ((radius >= 50) & (radius <= 110) & (np.abs(angle) < 10)).astype(np.uint8)
    return image, labels, Sector(120, 0, 36, 36)


def test_crop_keeps_a_tenth_of_the_ventricle_below_it() -> None:
    image, labels, sector = scene()
    focused, kept = crop(image, labels, sector)
    assert kept.sum() == labels.sum()
    assert focused.shape[0] == pytest.approx(116, abs=2)
    assert focused.shape[1] == pytest.approx(2 * 116 * np.sin(np.radians(36)), abs=3)
    y, x = np.nonzero(focused)
    assert np.hypot(x - focused.shape[1] / 2, y).max() == pytest.approx(116, abs=1.5)


def test_crop_needs_a_ventricle() -> None:
    image, labels, sector = scene()
    with pytest.raises(ValueError, match="No LV pixel"):
        crop(image, 0 * labels, sector)


def test_paste_fills_only_what_is_not_kept() -> None:
    keep = np.eye(4, dtype=bool)
    found = paste(np.full((4, 4), 9), keep, np.full((4, 4), 5))
    assert (found[keep] == 9).all() and (found[~keep] == 5).all()


def test_a_donor_is_another_patient(tmp_path: Path) -> None:
    for part, value in (("images", 0), ("labels", 1), ("keep", 0)):
        (tmp_path / "black" / part).mkdir(parents=True)
        Image.fromarray(np.full((8, 8), value, np.uint8)).save(tmp_path / "black" / part / "p1_s1.png")
    donors = []
    for patient, grey in (("p1", 50), ("p2", 200)):
        path = tmp_path / f"{patient}.png"
        Image.fromarray(np.full((8, 8), grey, np.uint8)).save(path)
        donors.append(frames.Frame(path, path, patient))
    assert write_pasted(tmp_path / "black", donors, tmp_path / "out", seed=1) == 1
    assert (frames.pixels(tmp_path / "out" / "images" / "p1_s1.png") == 200).all()


def test_samples_join_their_original_and_steps_stay_equal(
    insilico_folder: Path, recipe: Recipe, tmp_path: Path
) -> None:
    extra = tmp_path / "samples"
    for part in ("images", "labels"):
        (extra / part).mkdir(parents=True)
        for stem in ("0", "1"):
            picture = Image.open(insilico_folder / part / f"{stem}.png")
            picture.save(extra / part / f"{stem}_s1.png")
    groups = grouped([insilico_folder, extra], ["0", "1"])
    assert {stem: len(found) for stem, found in groups.items()} == {"0": 2, "1": 2}
    training = FocusTraining(replace(recipe, held_out_patients=0), groups, tmp_path, workers=1)
    chosen, _ = training.choose_frames()
    assert sorted(frame.image.stem[0] for frame in chosen) == ["0", "1"]


def test_an_empty_prediction_costs_the_diagonal(tmp_path: Path) -> None:
    import nibabel
    import torch

    labels = np.zeros((40, 30), np.uint8)
    labels[10:20, 10:20] = 1
    paths = []
    for name, values in (("image", labels * 100), ("labels", labels)):
        path = tmp_path / f"{name}.nii.gz"
        nibabel.save(nibabel.Nifti1Image(values, np.diag([0.5, 0.25, 1, 1])), path)
        paths.append(path)
    frame = frames.Frame(paths[0], paths[1], "p", "ED")
    rows = measure(lambda image: torch.eye(3)[:1].reshape(1, 3, 1, 1).expand(1, 3, 16, 16), [frame], 16)
    assert rows[0]["dice"] == 0
    assert rows[0]["hd"] == pytest.approx(np.hypot(40 * 0.5, 30 * 0.25))
    write(rows * 2, tmp_path / "scores.csv")
    assert len(list(csv.DictReader((tmp_path / "scores.csv").open()))) == 2
    assert summary(rows * 2).startswith("frames 2, Dice 0.0000")
