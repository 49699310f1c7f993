"""Augmentation keeps image and labels together and depends on its seed alone."""

from __future__ import annotations

import torch

from segmenter.augment import Draws, augment, gamma, warp
from segmenter.config import Augmentation

GEOMETRY = Augmentation(
    rotation_probability=1,
    scaling_probability=1,
    translation_probability=1,
    mirroring_probability=0.5,
    noise_probability=0,
    blur_probability=0,
    brightness_probability=0,
    contrast_probability=0,
    low_resolution_probability=0,
    gamma_probability=0,
    inverted_gamma_probability=0,
)


def frame() -> tuple[torch.Tensor, torch.Tensor]:
    """Labels of an asymmetric shape, and an image that shows the LV alone."""
    labels = torch.zeros(64, 64, dtype=torch.uint8)
    labels[14:50, 20:44] = 2
    labels[18:50, 26:38] = 1
    return 200 * (labels == 1).float(), labels


def test_labels_follow_the_image() -> None:
    image, labels = frame()
    for seed in range(50):
        warped, moved = augment(image, labels, GEOMETRY, Draws(seed))
        seen = warped > (warped.min() + warped.max()) / 2
        ventricle = moved == 1
        overlap = 2 * (seen & ventricle).sum() / (seen.sum() + ventricle.sum())
        assert overlap > 0.97, f"seed {seed}"


def test_same_seed_same_frame() -> None:
    image, labels = frame()
    settings = Augmentation(noise_probability=1, gamma_probability=1)
    first = augment(image, labels, settings, Draws(3))
    second = augment(image, labels, settings, Draws(3))
    other = augment(image, labels, settings, Draws(4))
    assert torch.equal(first[0], second[0]) and torch.equal(first[1], second[1])
    assert not torch.equal(first[0], other[0])


def test_identity_changes_nothing() -> None:
    image, labels = frame()
    identity = torch.tensor([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    warped, moved = warp(image, labels, identity, classes=3)
    assert torch.allclose(warped, image, atol=1e-3)
    assert torch.equal(moved, labels)


def test_mirror_is_exact() -> None:
    image, labels = frame()
    mirror = torch.tensor([[-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    warped, moved = warp(image, labels, mirror, classes=3)
    assert torch.allclose(warped, image.flip(1), atol=1e-3)
    assert torch.equal(moved, labels.flip(1))


def test_gamma_keeps_mean_and_spread() -> None:
    image = torch.randn(32, 32, generator=torch.Generator().manual_seed(2))
    curved = gamma(image, 0.7)
    assert torch.allclose(curved.mean(), image.mean(), atol=1e-5)
    assert torch.allclose(curved.std(), image.std(), atol=1e-4)
