"""Learning rate and weight averaging as functions of the step."""

from __future__ import annotations

import torch
from torch import nn


def learning_rate(
    step: float, steps: float, initial: float, exponent: float, warm_up: int
) -> float:
    """Polynomial decay to zero, after a linear rise over the first `warm_up` steps."""
    rise = min(1.0, (step + 1) / warm_up) if warm_up else 1.0
    return initial * rise * (1 - min(step, steps) / steps) ** exponent


@torch.no_grad()
def average(mean: nn.Module, network: nn.Module, step: int, decay: float) -> None:
    """Moves `mean` towards `network`; early steps count more, so that the start is forgotten."""
    keep = min(decay, (1 + step) / (10 + step))
    for target, source in zip(mean.parameters(), network.parameters(), strict=True):
        target.lerp_(source, 1 - keep)
