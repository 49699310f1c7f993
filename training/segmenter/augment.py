"""nnU-Net's regular augmentations on one frame.

Geometry acts on grey values 0…255, where black surrounds the image; then the frame is
normalised; then the intensities change. Every draw comes from the generator that is passed.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from .config import Augmentation
from .resize import normalise


class Draws:
    """Random decisions from one seeded generator."""

    def __init__(self, seed: int) -> None:
        self.generator = torch.Generator().manual_seed(seed)

    def uniform(self, low: float, high: float) -> float:
        return low + (high - low) * float(torch.rand((), generator=self.generator))

    def chance(self, probability: float) -> bool:
        return self.uniform(0, 1) < probability

    def normal_like(self, values: Tensor) -> Tensor:
        return torch.randn(values.shape, generator=self.generator)


def augment(
    image: Tensor, labels: Tensor, settings: Augmentation, draws: Draws, classes: int = 3
) -> tuple[Tensor, Tensor]:
    """Normalised image (float32) and labels (uint8), both of the size that came in."""
    transform = draw_transform(settings, draws)
    if transform is not None:
        image, labels = warp(image, labels, transform, classes)
    return change_intensities(normalise(image), settings, draws), labels


def draw_transform(settings: Augmentation, draws: Draws) -> Tensor | None:
    """Affine map (2 × 3) from output to input in [-1, 1] coordinates; nil for the identity."""
    angle = shift_x = shift_y = 0.0
    scale_x = scale_y = 1.0
    if draws.chance(settings.rotation_probability):
        angle = math.radians(
            draws.uniform(-settings.rotation_degrees, settings.rotation_degrees)
        )
    if draws.chance(settings.scaling_probability):
        low, high = settings.scaling
        scale = math.exp(draws.uniform(math.log(low), math.log(high)))
        aspect = 1 + draws.uniform(-settings.aspect, settings.aspect)
        scale_x, scale_y = scale * aspect, scale / aspect
    if draws.chance(settings.translation_probability):
        shift_x = 2 * draws.uniform(-settings.translation, settings.translation)
        shift_y = 2 * draws.uniform(-settings.translation, settings.translation)
    mirrored = draws.chance(settings.mirroring_probability)
    if (angle, shift_x, shift_y, scale_x, scale_y, mirrored) == (0, 0, 0, 1, 1, False):
        return None
    sign = -1.0 if mirrored else 1.0
    cosine, sine = math.cos(angle), math.sin(angle)
    return torch.tensor(
        [
            [sign * cosine / scale_x, -sign * sine / scale_x, shift_x],
            [sine / scale_y, cosine / scale_y, shift_y],
        ]
    )


def warp(
    image: Tensor, labels: Tensor, transform: Tensor, classes: int
) -> tuple[Tensor, Tensor]:
    """Image by bicubic sampling, labels by the class of largest bilinear share; black outside."""
    rows, columns = image.shape
    grid = F.affine_grid(transform[None], [1, 1, rows, columns], align_corners=False)
    warped = F.grid_sample(
        image[None, None], grid, mode="bicubic", padding_mode="zeros", align_corners=False
    )
    shares = F.one_hot(labels.long(), classes).permute(2, 0, 1)[None, 1:].to(torch.float32)
    shares = F.grid_sample(
        shares, grid, mode="bilinear", padding_mode="zeros", align_corners=False
    )
    background = 1 - shares.sum(1, keepdim=True)
    classes_map = torch.cat([background, shares], dim=1)[0].argmax(0)
    return warped[0, 0].clamp(0, 255), classes_map.to(torch.uint8)


def change_intensities(image: Tensor, settings: Augmentation, draws: Draws) -> Tensor:
    """Noise, blur, brightness, contrast, low resolution and gamma, in nnU-Net's order."""
    if draws.chance(settings.noise_probability):
        deviation = math.sqrt(draws.uniform(0, settings.noise_variance))
        image = image + deviation * draws.normal_like(image)
    if draws.chance(settings.blur_probability):
        image = blur(image, draws.uniform(*settings.blur_sigma))
    if draws.chance(settings.brightness_probability):
        image = image * draws.uniform(*settings.brightness)
    if draws.chance(settings.contrast_probability):
        mean, low, high = image.mean(), float(image.min()), float(image.max())
        image = ((image - mean) * draws.uniform(*settings.contrast) + mean).clamp(low, high)
    if draws.chance(settings.low_resolution_probability):
        image = lower_resolution(image, draws.uniform(*settings.low_resolution))
    if draws.chance(settings.inverted_gamma_probability):
        image = -gamma(-image, draw_gamma(settings, draws))
    if draws.chance(settings.gamma_probability):
        image = gamma(image, draw_gamma(settings, draws))
    return image


def blur(image: Tensor, sigma: float) -> Tensor:
    """Gaussian blur, kernel cut at four standard deviations, edges reflected."""
    radius = math.ceil(4 * sigma)
    offsets = torch.arange(-radius, radius + 1, dtype=image.dtype)
    kernel = torch.exp(-0.5 * (offsets / sigma) ** 2)
    kernel = kernel / kernel.sum()
    padded = F.pad(image[None, None], [radius] * 4, mode="reflect")
    rows = F.conv2d(padded, kernel[None, None, None, :])
    return F.conv2d(rows, kernel[None, None, :, None])[0, 0]


def lower_resolution(image: Tensor, scale: float) -> Tensor:
    """Nearest pixels of a coarser grid, bicubic back to the size it had."""
    rows, columns = image.shape
    coarse = (max(1, round(rows * scale)), max(1, round(columns * scale)))
    small = F.interpolate(image[None, None], coarse, mode="nearest-exact")
    return F.interpolate(small, (rows, columns), mode="bicubic", align_corners=False)[0, 0]


def draw_gamma(settings: Augmentation, draws: Draws) -> float:
    """Below one as often as above it."""
    low, high = settings.gamma
    return draws.uniform(low, 1) if draws.chance(0.5) else draws.uniform(1, high)


def gamma(image: Tensor, exponent: float) -> Tensor:
    """Power of the range-normalised image; mean and standard deviation stay as they were."""
    low = image.min()
    extent = (image.max() - low).clamp_min(1e-7)
    curved = ((image - low) / extent) ** exponent
    spread = curved.std(correction=0).clamp_min(1e-7)
    return (curved - curved.mean()) / spread * image.std(correction=0) + image.mean()
