"""The phase of the heart: 0 at end-diastole, pi at end-systole, even in time between them."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor


def turning_points(ed: tuple[float, ...], es: tuple[float, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Times in order, and the unwrapped phase at each; ED and ES must take turns."""
    points = sorted([(time, 0) for time in ed] + [(time, 1) for time in es])
    if any(a[1] == b[1] for a, b in zip(points, points[1:])):
        raise ValueError("Two turning points of one kind follow each other.")
    first = points[0][1]
    return (
        np.array([time for time, _ in points]),
        math.pi * (first + np.arange(len(points))),
    )


def targets(times: np.ndarray, ed: tuple[float, ...], es: tuple[float, ...]) -> tuple[Tensor, Tensor]:
    """Cosine and sine of the phase at the times (time, 2), and where it is known."""
    at, phase = turning_points(ed, es)
    known = (times >= at[0]) & (times <= at[-1])
    angle = np.interp(times, at, phase)
    values = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return torch.from_numpy(values).float(), torch.from_numpy(known)


def crossings(sine: np.ndarray) -> tuple[list[float], list[float]]:
    """Where the sine rises through zero (ED) and falls through it (ES), in samples."""
    ed, es = [], []
    for index in range(len(sine) - 1):
        before, after = sine[index], sine[index + 1]
        if (before < 0) != (after < 0):
            (ed if before < 0 else es).append(index + before / (before - after))
    return ed, es


def resampled(frames: Tensor, rate: float, wanted: float) -> tuple[Tensor, np.ndarray]:
    """Frames at another rate, neighbours blended linearly, and where they lie in the old ones.

    The engine that runs the exported network does the same: change both or neither.
    """
    count = int((len(frames) - 1) * wanted / rate + 1e-9) + 1
    times = np.arange(count) * (rate / wanted)
    lower = np.minimum(times.astype(int), len(frames) - 1)
    upper = np.minimum(lower + 1, len(frames) - 1)
    share = torch.from_numpy(times - lower).to(frames.dtype)[:, None, None]
    return frames[lower] * (1 - share) + frames[upper] * share, times
