"""The sector of a frame, and the narrowing of the paper's Fig. 7."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Sector:
    """Tip in pixels and the angles of both edges from straight down, degrees, positive outwards."""

    tip_x: float
    tip_y: float
    left: float
    right: float

    @property
    def angle(self) -> float:
        return self.left + self.right


def find_sector(image: np.ndarray, threshold: int = 8) -> Sector | None:
    """Fits a line to each lateral edge of what is not black; None where there is no sector.

    Isotropic pixels are assumed, as in CAMUS.
    """
    rows, columns = image.shape
    bright = image > threshold
    left, right = [], []
    for row in range(int(0.08 * rows), int(0.6 * rows), 4):
        found = np.flatnonzero(bright[row])
        if len(found) < 8:
            continue
        left.append((row, found[0]))
        right.append((row, found[-1]))
    lines = [outer_line(edge, columns, side) for edge, side in ((left, -1), (right, 1))]
    if lines[0] is None or lines[1] is None:
        return None
    (slope_l, start_l), (slope_r, start_r) = lines
    if slope_r - slope_l < 0.2:
        return None
    tip_y = (start_l - start_r) / (slope_r - slope_l)
    degrees = math.degrees
    return Sector(
        slope_l * tip_y + start_l, tip_y, degrees(math.atan(-slope_l)), degrees(math.atan(slope_r))
    )


def outer_line(edge: list[tuple[int, int]], columns: int, side: int) -> tuple[float, float] | None:
    """x = slope · y + start through the outermost edge points, by repeated least squares.

    Dark stretches let the edge appear too far inside: points well inside of the line are dropped.
    """
    points = np.array([(y, x) for y, x in edge if 0 < x < columns - 1], dtype=float)
    for _ in range(6):
        if len(points) < 8:
            return None
        slope, start = np.polyfit(points[:, 0], points[:, 1], 1)
        outward = side * (points[:, 1] - slope * points[:, 0] - start)
        kept = points[outward > -max(2.0, outward.std())]
        if len(kept) == len(points):
            break
        points = kept
    return float(slope), float(start)


def narrowed(image: np.ndarray, sector: Sector, degrees: float) -> np.ndarray:
    """The frame without its outer scan lines, `degrees` fewer in all, cut to the sector that is left.

    Stretching the result to the network's square undoes the narrower shape, as in Fig. 7.
    """
    rows, columns = image.shape
    half = degrees / 2
    left, right = sector.left - half, sector.right - half
    below = np.maximum(np.arange(rows) - sector.tip_y, 0)[:, None]
    across = np.arange(columns)[None, :] - sector.tip_x
    inside = across >= -math.tan(math.radians(left)) * below
    inside &= across <= math.tan(math.radians(right)) * below
    kept = np.where(inside, image, 0).astype(image.dtype)
    radius = rows - sector.tip_y
    first = max(0, math.floor(sector.tip_x - radius * math.sin(math.radians(left))))
    last = min(columns, math.ceil(sector.tip_x + radius * math.sin(math.radians(right))) + 1)
    return kept[:, first:last]
