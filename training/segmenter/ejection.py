"""A rough single-plane ejection fraction from masks, to see where a network stands."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .metrics import boundary
from .predict import largest_component

DISCS = 20


def ejection_fraction(ed: float, es: float) -> float:
    """Percent of the end-diastolic volume that leaves the ventricle."""
    return 100 * (ed - es) / ed


def volume(labels: np.ndarray, spacing: tuple[float, float]) -> float:
    """Method of discs in one plane, mL.

    The base is where the ventricle's border does not touch the wall; the long axis runs from
    the middle of its two ends to the farthest border pixel. A disc's diameter is the area of
    its slab over the slab's height.
    """
    ventricle = labels == 1
    border = boundary(ventricle)
    wall = ndimage.binary_dilation(labels == 2, iterations=2)
    base = largest_component(border & ~wall)
    if not base.any():
        raise ValueError("The wall surrounds the ventricle: no base found.")
    scale = np.array(spacing)
    ends = np.argwhere(base) * scale
    gaps = np.linalg.norm(ends[:, None] - ends[None], axis=-1)
    first, second = np.unravel_index(gaps.argmax(), gaps.shape)
    middle = (ends[first] + ends[second]) / 2
    outline = np.argwhere(border) * scale
    apex = outline[np.linalg.norm(outline - middle, axis=1).argmax()]
    length = float(np.linalg.norm(apex - middle))
    along = (np.argwhere(ventricle) * scale - middle) @ (apex - middle) / length
    slab = length / DISCS
    areas, _ = np.histogram(along, bins=DISCS, range=(0, length))
    diameters = areas * scale.prod() / slab
    return float(np.pi / 4 * (diameters**2).sum() * slab / 1000)
