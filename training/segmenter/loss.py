"""Dice and cross-entropy, summed over the resolutions of deep supervision."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F


def soft_dice(logits: Tensor, labels: Tensor, smooth: float = 1e-5) -> Tensor:
    """Mean over the foreground classes of the soft Dice coefficient of the whole batch."""
    probabilities = logits.softmax(1)
    target = F.one_hot(labels, logits.shape[1]).permute(0, 3, 1, 2).to(logits.dtype)
    overlap = (probabilities * target).sum((0, 2, 3))
    total = probabilities.sum((0, 2, 3)) + target.sum((0, 2, 3))
    return ((2 * overlap + smooth) / (total + smooth))[1:].mean()


def dice_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy minus soft Dice, as in nnU-Net: −1 is perfect."""
    return F.cross_entropy(logits, labels) - soft_dice(logits, labels)


def deep_supervision(outputs: Sequence[Tensor], labels: Tensor) -> Tensor:
    """Weighted mean over resolutions, each weight half of the one before.

    Labels (N, H, W) reach a lower resolution by their nearest pixel.
    """
    weights = [0.5**level for level in range(len(outputs))]
    total = torch.zeros((), device=labels.device)
    for weight, logits in zip(weights, outputs):
        size = logits.shape[-2:]
        target = F.interpolate(labels[:, None].to(logits.dtype), size, mode="nearest-exact")
        total = total + weight * dice_cross_entropy(logits, target[:, 0].long())
    return total / sum(weights)
