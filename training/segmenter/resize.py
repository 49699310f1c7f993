"""From an image of any size to the network's input, and from its output back.

The engine that runs the exported network repeats these steps: change both or neither.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F


def resize_image(image: np.ndarray | Tensor, size: int) -> Tensor:
    """Whole image to size × size: antialiased triangle filter, half-pixel centres, no rounding."""
    values = torch.as_tensor(image).to(torch.float32)[None, None]
    return F.interpolate(
        values, (size, size), mode="bilinear", antialias=True, align_corners=False
    )[0, 0]


def resize_labels(labels: np.ndarray | Tensor, size: int, classes: int) -> Tensor:
    """The class with the largest share of each resized pixel (uint8)."""
    codes = torch.as_tensor(labels).long()
    shares = F.one_hot(codes, classes).permute(2, 0, 1).to(torch.float32)[None]
    shares = F.interpolate(
        shares, (size, size), mode="bilinear", antialias=True, align_corners=False
    )
    return shares[0].argmax(0).to(torch.uint8)


def normalise(image: Tensor) -> Tensor:
    """Zero mean, unit population standard deviation over all pixels of the image."""
    return (image - image.mean()) / image.std(correction=0).clamp_min(1e-8)


def resize_logits(logits: Tensor, rows: int, columns: int) -> Tensor:
    """(classes, H, W) to (classes, rows, columns), bilinear."""
    return F.interpolate(
        logits[None], (rows, columns), mode="bilinear", align_corners=False
    )[0]
