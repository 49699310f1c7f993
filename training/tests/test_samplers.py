"""The second writing of the samplers: their walk, and what they keep and paint of a known distribution."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from samplers.frames import SIZE, Crop
from samplers.measures import frechet, seam
from samplers.walks import KEPT, fast, repaint, walk


class GaussianDenoiser:
    """Best guess of pixels that are independent, with mean 0.2 and SD 0.3."""

    def clean(self, image: np.ndarray, step: int) -> np.ndarray:
        signal, noise = KEPT[step], 1 - KEPT[step]
        gain = 0.09 * np.sqrt(signal) / (0.09 * signal + noise)
        return 0.2 + gain * (image - np.sqrt(signal) * 0.2)


def crop() -> Crop:
    keep = np.zeros((SIZE, SIZE), bool)
    keep[:100] = True
    return Crop(np.full((SIZE, SIZE), -0.5, np.float32), keep)


def test_the_walk_takes_2410_calls() -> None:
    path = walk()
    assert sum(after < before for before, after in zip(path[:-1], path[1:])) == 2410
    assert path[-1] == -1 and max(path) == 249


@pytest.mark.parametrize(("sampler", "spread"), [(fast, 0.36), (lambda *a: repaint(*a, steps=30), 0.256)])
def test_known_pixels_stay_and_the_others_follow_the_distribution(sampler, spread: float) -> None:
    """The true SD is 0.3: the last step of second order overshoots, few steps of RePaint fall short."""
    image = sampler(GaussianDenoiser(), crop(), np.random.default_rng(1))
    assert np.all(image[:100] == -0.5)
    assert image[100:].mean() == pytest.approx(0.2, abs=0.01)
    assert image[100:].std() == pytest.approx(spread, abs=0.01)


def test_distance_and_seam_know_what_they_measure() -> None:
    random = np.random.default_rng(2)
    rows = random.standard_normal((4000, 3))
    assert frechet(rows, rows) == pytest.approx(0, abs=1e-9)
    assert frechet(rows, 2 * rows + 1) == pytest.approx(6, abs=0.3)
    keep = crop().keep
    noise = random.uniform(-0.2, 0.2, keep.shape)
    assert seam(noise, keep) == pytest.approx(1, abs=0.1)
    assert seam(noise + np.where(keep, 0.5, 0), keep) > 2
