"""The preprocessing contract, against a plain restatement of the filter."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from segmenter.resize import normalise, resize_image, resize_labels


def triangle(inputs: int, outputs: int) -> np.ndarray:
    """Weights (outputs × inputs) of the triangle filter, widened when the image shrinks."""
    scale = inputs / outputs
    support = max(scale, 1.0)
    centres = (np.arange(outputs) + 0.5) * scale
    distance = np.abs(np.arange(inputs)[None] + 0.5 - centres[:, None]) / support
    weights = np.clip(1 - distance, 0, None)
    return weights / weights.sum(1, keepdims=True)


@pytest.mark.parametrize("shape", [(61, 47), (20, 90), (32, 32), (16, 12)])
def test_resize_is_the_triangle_filter(shape: tuple[int, int]) -> None:
    image = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    rows, columns = (triangle(length, 32) for length in shape)
    expected = rows @ image.astype(float) @ columns.T
    assert np.allclose(resize_image(image, 32).numpy(), expected, atol=1e-3)


def test_normalise_uses_the_population_deviation() -> None:
    values = normalise(torch.tensor([[0.0, 2.0], [4.0, 6.0]]))
    assert values.flatten().tolist() == pytest.approx([-1.3416, -0.4472, 0.4472, 1.3416], abs=1e-4)


def test_constant_image_stays_finite() -> None:
    assert torch.equal(normalise(torch.full((4, 4), 9.0)), torch.zeros(4, 4))


def test_labels_take_the_largest_share() -> None:
    labels = np.zeros((8, 8), np.uint8)
    labels[:, 4:] = 2
    assert resize_labels(labels, 4, 3).tolist() == [[0, 0, 2, 2]] * 4
