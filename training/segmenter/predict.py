"""One frame through a network, to labels at the frame's own resolution."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from scipy import ndimage
from torch import Tensor

from .resize import normalise, resize_image, resize_logits

Network = Callable[[Tensor], Tensor]


@torch.no_grad()
def segment(network: Network, image: np.ndarray, size: int) -> np.ndarray:
    """Labels (uint8) of the image's size, the largest component of each class kept."""
    logits = network(normalise(resize_image(image, size))[None, None])[0]
    labels = resize_logits(logits, *image.shape).argmax(0).to(torch.uint8).numpy()
    kept = np.zeros_like(labels)
    for label in range(1, logits.shape[0]):
        kept[largest_component(labels == label)] = label
    return kept


def largest_component(mask: np.ndarray) -> np.ndarray:
    """The 8-connected component with the most pixels; empty stays empty."""
    components, count = ndimage.label(mask, structure=np.ones((3, 3)))
    if count == 0:
        return mask
    sizes = np.bincount(components.ravel())
    sizes[0] = 0
    return components == sizes.argmax()
