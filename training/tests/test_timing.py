"""The timing recipe on recordings that it draws itself: a disc that beats."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from segmenter.augment import Draws
from timing import config
from timing.cines import Cine, read_folder
from timing.clips import network_input, training_clip, whole
from timing.measure import errors, summary
from timing.network import TimingNetwork
from timing.phase import crossings, resampled, targets, turning_points
from timing.train import Training

RECIPE = Path(__file__).parents[1] / "timing.yml"


def small(**changes: object) -> config.Recipe:
    """The recipe with a tiny network and few epochs."""
    values = config.load(RECIPE).__dict__ | {
        "size": 32, "encoder": (8, 8), "features": 16, "dilations": (1, 2), "epochs": 2,
    }
    return config.Recipe(**(values | changes))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four recordings at 25 frames a second; ED every 20 frames, ES 8 frames after it."""
    lines = ["file,exam,view,frame_rate,frames,ef,ed,es"]
    y, x = np.mgrid[:40, :40] - 19.5
    for number in range(4):
        offset = 3 * number
        ed = [offset - 20 + 20 * k for k in range(5)]
        frames = []
        for index in range(60):
            values, _ = targets(np.array([float(index)]), tuple(map(float, ed)), tuple(e + 8.0 for e in ed))
            radius = 10 + 4 * float(values[0, 0])
            frames.append(np.where(np.hypot(x, y) < radius, 30, 160).astype(np.uint8))
        Image.fromarray(np.concatenate(frames)).save(tmp_path / f"c{number}.png")
        times = " ".join(map(str, ed)), " ".join(str(e + 8) for e in ed)
        lines.append(f"c{number}.png,e{number},A4C,25.0,60,50,{times[0]},{times[1]}")
    lines.append("absent.png,e9,A4C,25.0,60,50,0,8")
    (tmp_path / "cines.csv").write_text("\n".join(lines) + "\n")
    return tmp_path


def test_phase_is_even_in_time_between_turning_points() -> None:
    values, known = targets(np.array([0.0, 4.0, 8.0, 14.0, 20.0, 25.0]), (0.0, 20.0), (8.0,))
    assert known.tolist() == [True] * 5 + [False]
    expected = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 0)]
    assert np.allclose(values[:5].numpy(), expected, atol=1e-6)


def test_turning_points_take_turns() -> None:
    with pytest.raises(ValueError):
        turning_points((0.0, 10.0), (20.0,))


def test_crossings_are_found_between_samples() -> None:
    ed, es = crossings(np.array([-1.0, 1.0, 3.0, -1.0]))
    assert ed == [0.5] and es == [2.75]


def test_resampling_blends_neighbours() -> None:
    frames = torch.arange(5.0)[:, None, None].expand(5, 2, 2)
    same, times = resampled(frames, 25, 25)
    assert torch.equal(same, frames) and times.tolist() == [0, 1, 2, 3, 4]
    faster, times = resampled(frames, 20, 30)
    assert np.allclose(faster[:, 0, 0].numpy(), times) and len(times) == 7
    slower, times = resampled(frames, 30, 20)
    assert np.allclose(slower[:, 0, 0].numpy(), [0, 1.5, 3])


def test_input_is_normalised_frame_by_frame() -> None:
    frames = torch.rand(3, 40, 40) * torch.tensor([10.0, 100.0, 200.0])[:, None, None]
    values = network_input(frames, 32)
    assert values.shape == (3, 1, 32, 32)
    assert torch.allclose(values.mean((2, 3)), torch.zeros(3, 1), atol=1e-5)
    assert torch.allclose(values.std((2, 3), correction=0), torch.ones(3, 1), atol=1e-4)


def test_clips_keep_their_targets(folder: Path) -> None:
    cine = read_folder(folder)[0]
    for seed in range(20):
        clip, target, known = training_clip(cine, cine.read(), small(), Draws(seed))
        assert len(clip) == len(target) == len(known)
        norms = target.norm(dim=1)[known]
        assert torch.allclose(norms, torch.ones_like(norms), atol=1e-5)


def test_network_takes_any_number_of_frames() -> None:
    recipe = small()
    network = TimingNetwork(recipe.encoder, recipe.features, recipe.dilations, recipe.size).eval()
    for count in (1, 2, 30):
        assert network(torch.zeros(count, 1, 32, 32)).shape == (count, 2)


def test_absent_strips_are_left_out_and_wrong_ones_refused(folder: Path) -> None:
    cines = read_folder(folder)
    assert [cine.file.name for cine in cines] == ["c0.png", "c1.png", "c2.png", "c3.png"]
    wrong = Cine(cines[0].file, "A4C", 25.0, 61, (0.0,), (8.0,))
    with pytest.raises(ValueError, match="needed 2440"):
        wrong.read()


def test_errors_of_a_perfect_network_are_zero(folder: Path) -> None:
    recipe, cines = small(frame_rate=25), read_folder(folder)
    shown: list[int] = []

    def perfect(clip: torch.Tensor) -> torch.Tensor:
        cine = cines[len(shown)]
        shown.append(1)
        return targets(whole(cine, cine.read(), recipe)[1], cine.ed, cine.es)[0]

    values = summary(errors(perfect, cines, recipe))
    assert values["missed"] == values["extra"] == 0
    assert values["ed.count"] >= 8 and math.isclose(values["ed.absolute"], 0, abs_tol=1e-3)
    assert math.isclose(values["es.absolute"], 0, abs_tol=1e-3)


def test_resumed_training_ends_with_the_same_weights(folder: Path, tmp_path: Path) -> None:
    def trained(out: Path, parts: list[int | None]) -> Training:
        out.mkdir()
        for until in parts:
            training = Training(small(), folder, None, out)
            training.resume()
            training.run(until)
        return training

    once = trained(tmp_path / "once", [None])
    twice = trained(tmp_path / "twice", [1, None])
    for a, b in zip(once.mean.parameters(), twice.mean.parameters(), strict=True):
        assert torch.equal(a, b)
    assert once.history[-1]["loss"] == twice.history[-1]["loss"]
