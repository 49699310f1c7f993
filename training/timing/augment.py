"""Variation of whole clips: every frame of a clip is changed alike, but for a jitter of the probe.

Every draw comes from the generator that is passed.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional as F

from segmenter.augment import Draws


def warp(frames: Tensor, draws: Draws) -> Tensor:
    """Rotation, zoom, stretch, shift, mirror, and a slow drift of the probe; black outside."""
    count, rows, columns = frames.shape
    angle = math.radians(draws.uniform(-15, 15)) if draws.chance(0.5) else 0.0
    scale = math.exp(draws.uniform(math.log(0.8), math.log(1.35)))
    aspect = math.exp(draws.uniform(-0.12, 0.12))
    sign = -1.0 if draws.chance(0.15) else 1.0
    shift = [draws.uniform(-0.15, 0.15), draws.uniform(-0.15, 0.15)]
    drift = torch.zeros(count, 2)
    if draws.chance(0.3):
        steps = draws.normal_like(drift) * draws.uniform(0, 0.012)
        drift = steps.cumsum(0) - steps.cumsum(0).mean(0)
    cosine, sine = math.cos(angle), math.sin(angle)
    matrix = torch.tensor(
        [
            [sign * cosine / (scale * aspect), -sign * sine / scale, shift[0]],
            [sine / scale, cosine / scale * aspect, shift[1]],
        ]
    ).repeat(count, 1, 1)
    matrix[:, :, 2] += drift
    grid = F.affine_grid(matrix, [count, 1, rows, columns], align_corners=False)
    return F.grid_sample(frames[:, None], grid, padding_mode="zeros", align_corners=False)[:, 0]


def change_intensities(frames: Tensor, draws: Draws) -> Tensor:
    """Gamma, gain, blur, speckle, haze and still rectangles such as lettering; values of 0…255."""
    if draws.chance(0.5):
        frames = 255 * (frames / 255).clamp(0, 1) ** math.exp(draws.uniform(-0.6, 0.6))
    if draws.chance(0.4):
        frames = frames * draws.uniform(0.6, 1.5) + draws.uniform(-25, 25) * (frames > 0)
    if draws.chance(0.3):
        frames = F.avg_pool2d(frames[:, None], 3, 1, 1, count_include_pad=False)[:, 0]
    if draws.chance(0.25):
        frames = frames * (1 + draws.uniform(0, 0.3) * draws.normal_like(frames))
    if draws.chance(0.2):
        frames = frames + draws.uniform(0, 60) * haze(frames, draws)
    if draws.chance(0.2):
        frames = frames + draws.uniform(0, 12) * draws.normal_like(frames)
    for _ in range(2):
        if draws.chance(0.15):
            frames = rectangle(frames, draws)
    return frames.clamp(0, 255)


def haze(frames: Tensor, draws: Draws) -> Tensor:
    """Smooth still clutter of 0…1."""
    coarse = draws.normal_like(torch.zeros(1, 1, 5, 5)).sigmoid()
    return F.interpolate(coarse, frames.shape[1:], mode="bicubic", align_corners=False)[0]


def rectangle(frames: Tensor, draws: Draws) -> Tensor:
    """A still patch of one grey value."""
    rows, columns = frames.shape[1:]
    height, width = (int(draws.uniform(0.05, 0.3) * extent) + 1 for extent in (rows, columns))
    y = int(draws.uniform(0, 1) * (rows - height))
    x = int(draws.uniform(0, 1) * (columns - width))
    frames = frames.clone()
    frames[:, y : y + height, x : x + width] = draws.uniform(0, 255)
    return frames
