"""From recordings to what the network sees: resampled, cut, varied, resized, normalised."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from segmenter.augment import Draws

from .augment import change_intensities, warp
from .cines import Cine
from .config import Recipe
from .phase import resampled, targets


def network_input(frames: Tensor, size: int) -> Tensor:
    """(time, 1, size, size): antialiased triangle filter, then z-score of each frame by itself.

    The engine that runs the exported network does the same: change both or neither.
    """
    values = F.interpolate(
        frames[:, None], (size, size), mode="bilinear", antialias=True, align_corners=False
    )
    mean = values.mean((2, 3), keepdim=True)
    deviation = values.std((2, 3), correction=0, keepdim=True).clamp_min(1e-8)
    return (values - mean) / deviation


def training_clip(
    cine: Cine, frames: Tensor, recipe: Recipe, draws: Draws
) -> tuple[Tensor, Tensor, Tensor]:
    """Input, targets (time, 2) and where they are known, of a part of a recording."""
    speed = draws.uniform(0.85, 1.2)
    clip, times = resampled(frames.float(), cine.frame_rate, recipe.frame_rate * speed)
    first, last = cut(times, cine.ed, recipe, draws)
    clip, times = clip[first:last], times[first:last]
    if draws.chance(0.15):
        clip, times = flicker(clip, times, draws)
    clip = change_intensities(warp(clip, draws), draws)
    return network_input(clip, recipe.size), *targets(times, cine.ed, cine.es)


def cut(
    times: np.ndarray, ed: tuple[float, ...], recipe: Recipe, draws: Draws
) -> tuple[int, int]:
    """First frame of a clip and the one behind its last."""
    longest = min(recipe.longest_clip, len(times))
    length = int(draws.uniform(min(recipe.shortest_clip, longest), longest + 1 - 1e-6))
    first = int(draws.uniform(0, len(times) - length + 1 - 1e-6))
    starts = [int(np.argmin(abs(times - time))) for time in ed if times[0] <= time <= times[-1]]
    if starts and draws.chance(recipe.triggered):
        first = starts[int(draws.uniform(0, len(starts) - 1e-6))]
    return first, min(len(times), first + max(length, 8))


def flicker(clip: Tensor, times: np.ndarray, draws: Draws) -> tuple[Tensor, np.ndarray]:
    """One frame is a copy of the one before it, as in videos that players made."""
    index = int(draws.uniform(1, len(clip) - 1e-6))
    clip = clip.clone()
    clip[index] = clip[index - 1]
    return clip, times


def whole(cine: Cine, frames: Tensor, recipe: Recipe) -> tuple[Tensor, np.ndarray]:
    """Input of a whole recording, and where its frames lie in the recording's."""
    clip, times = resampled(frames.float(), cine.frame_rate, recipe.frame_rate)
    return network_input(clip, recipe.size), times
