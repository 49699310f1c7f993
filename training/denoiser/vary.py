"""Variation of frames before they train the denoiser."""

from __future__ import annotations

import math

import torch
from segmenter.augment import Draws
from segmenter.resize import resize_image
from torch import Tensor
from torch.nn import functional as F

from .config import Variation
from .frames import Picture
from .sector import narrowed


def vary(picture: Picture, settings: Variation, size: int, draws: Draws) -> Tensor:
    """A frame (size × size, −1…1) after random narrowing, zoom, mirroring and gain."""
    image = picture.image
    if picture.sector is not None and draws.chance(settings.narrowing_probability):
        degrees = min(draws.uniform(0, settings.narrowing_degrees), 0.6 * picture.sector.angle)
        image = narrowed(image, picture.sector, degrees)
    values = resize_image(image, size)
    if draws.chance(settings.zoom_probability):
        across, down = (
            math.exp(draws.uniform(*map(math.log, zoom)))
            for zoom in (settings.zoom_across, settings.zoom_down)
        )
        values = zoomed(values, across, down)
    if draws.chance(settings.mirroring_probability):
        values = values.flip(1)
    if draws.chance(settings.gain_probability):
        values = 255 * (values / 255) ** draws.uniform(*settings.gain)
    return values.clamp(0, 255) / 127.5 - 1


def zoomed(values: Tensor, across: float, down: float) -> Tensor:
    """Stretched by two factors about the middle of the top; black where nothing was."""
    size = values.shape[0]
    transform = torch.tensor([[1 / across, 0.0, 0.0], [0.0, 1 / down, 1 / down - 1]])
    grid = F.affine_grid(transform[None], [1, 1, size, size], align_corners=False)
    return F.grid_sample(
        values[None, None], grid, mode="bilinear", padding_mode="zeros", align_corners=False
    )[0, 0]
