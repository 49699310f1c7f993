"""Measurements of shapes whose answers are known."""

from __future__ import annotations

import numpy as np
import pytest

from segmenter.ejection import ejection_fraction, volume
from segmenter.metrics import dice, hausdorff
from segmenter.predict import largest_component


def square(top: int, left: int, side: int) -> np.ndarray:
    mask = np.zeros((40, 40), bool)
    mask[top : top + side, left : left + side] = True
    return mask


def test_dice_of_shifted_squares() -> None:
    assert dice(square(5, 5, 10), square(5, 10, 10)) == pytest.approx(0.5)


def test_hausdorff_respects_spacing() -> None:
    one, other = square(5, 5, 10), square(8, 9, 10)
    assert hausdorff(one, other, (1, 1)) == pytest.approx(5)
    assert hausdorff(one, other, (0.5, 2)) == pytest.approx(np.hypot(1.5, 8))


def test_hausdorff_needs_two_masks() -> None:
    with pytest.raises(ValueError):
        hausdorff(square(5, 5, 10), square(0, 0, 0), (1, 1))


def test_largest_component() -> None:
    mask = square(2, 2, 3) | square(20, 20, 8)
    assert np.array_equal(largest_component(mask), square(20, 20, 8))


def test_volume_of_a_half_ellipsoid() -> None:
    y, x = np.mgrid[:300, :200] * 0.5
    inside = lambda length, radius: ((y - 120) / length) ** 2 + ((x - 50) / radius) ** 2 < 1
    labels = np.where(inside(80, 25), 1, np.where(inside(90, 33), 2, 0)) * (y <= 120)
    expected = 2 / 3 * np.pi * 25**2 * 80 / 1000
    assert volume(labels.astype(np.uint8), (0.5, 0.5)) == pytest.approx(expected, rel=0.03)


def test_ejection_fraction() -> None:
    assert ejection_fraction(120, 48) == pytest.approx(60)
