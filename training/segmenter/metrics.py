"""Agreement of masks, independent of the engine's own implementation."""

from __future__ import annotations

import numpy as np
from scipy import ndimage


def dice(prediction: np.ndarray, reference: np.ndarray) -> float:
    """Twice the overlap over the sum of both sizes; two empty masks agree."""
    total = int(prediction.sum()) + int(reference.sum())
    return 2 * float((prediction & reference).sum()) / total if total else 1.0


def boundary(mask: np.ndarray) -> np.ndarray:
    """Pixels of the mask with one of their four neighbours outside it or outside the image."""
    return mask & ~ndimage.binary_erosion(mask)


def hausdorff(
    prediction: np.ndarray, reference: np.ndarray, spacing: tuple[float, float]
) -> float:
    """Largest distance in mm from a boundary pixel of either mask to the other's boundary."""
    if not prediction.any() or not reference.any():
        raise ValueError("A mask is empty: the distance is not defined.")
    borders = [boundary(prediction), boundary(reference)]
    farthest = [
        ndimage.distance_transform_edt(~other, sampling=spacing)[one].max()
        for one, other in (borders, borders[::-1])
    ]
    return float(max(farthest))
