"""Training on a tiny data set: frames found, interruption harmless, schedule right."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from segmenter import frames
from segmenter.config import Recipe
from segmenter.schedule import learning_rate
from segmenter.train import Training


def start(
    recipe: Recipe, camus: Path, insilico: Path, out: Path, workers: int = 1
) -> Training:
    out.mkdir(exist_ok=True)
    found, _ = frames.camus(camus, "training")
    return Training(recipe, found, insilico, out, "cpu", workers)


def test_missing_patients_are_told(camus_folder: Path) -> None:
    found, missing = frames.camus(camus_folder, "training")
    assert len(found) == 12
    assert missing == ["patient0099"]
    image, labels = found[0].read()
    assert image.shape == labels.shape == (60, 48)
    assert found[0].spacing() == (0.25, 0.5)


def test_folder_skips_images_without_labels(insilico_folder: Path) -> None:
    assert [frame.image.name for frame in frames.plain_folder(insilico_folder)] == ["0.png", "1.png"]
    assert frames.plain_folder(insilico_folder / "absent") == []


def test_resuming_gives_the_weights_of_an_uninterrupted_run(
    recipe: Recipe, camus_folder: Path, insilico_folder: Path, tmp_path: Path
) -> None:
    whole = start(recipe, camus_folder, insilico_folder, tmp_path / "whole")
    whole.run()
    interrupted = start(recipe, camus_folder, insilico_folder, tmp_path / "parts")
    interrupted.run(until=2)
    resumed = start(recipe, camus_folder, insilico_folder, tmp_path / "parts", workers=2)
    assert resumed.resume()
    resumed.run()
    for name, values in whole.mean.state_dict().items():
        assert torch.equal(values, resumed.mean.state_dict()[name]), name
    assert [record["insilicoFrames"] for record in resumed.history] == [0, 2, 2]
    assert [record["size"] for record in resumed.history] == [16, 16, 32]


def test_held_out_patients_do_not_train(
    recipe: Recipe, camus_folder: Path, insilico_folder: Path, tmp_path: Path
) -> None:
    training = start(recipe, camus_folder, insilico_folder, tmp_path / "out")
    trained = {frame.patient for frame in training.frames}
    monitored = {frame.patient for frame in training.monitored}
    assert len(monitored) == 2 and not trained & monitored


def test_polynomial_learning_rate() -> None:
    assert learning_rate(0, 100, 0.1, 0.9, warm_up=10) == pytest.approx(0.01)
    assert learning_rate(50, 100, 0.1, 0.9, warm_up=10) == pytest.approx(0.1 * 0.5**0.9)
    assert learning_rate(100, 100, 0.1, 0.9, warm_up=10) == 0
