"""How painted surroundings differ from real ones."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

BLACK = 12
WINDOW = 27  # reaches from the sixth kept layer to the third painted one and beyond
Grey = np.ndarray


def patches(image: Grey, keep: Grey, random: np.random.Generator, side: int = 9, count: int = 4000) -> Grey:
    """Squares that lie in the surroundings, where they are not black; one a row, −1…1."""
    beyond = ndimage.binary_erosion(~keep, np.ones((side, side)))
    inside = beyond & (ndimage.median_filter(image, 7) > BLACK / 127.5 - 1)
    inside[: side // 2] = inside[-(side // 2) :] = False
    inside[:, : side // 2] = inside[:, -(side // 2) :] = False
    rows, columns = np.nonzero(inside)
    chosen = random.choice(len(rows), min(count, len(rows)), replace=False)
    reach = np.arange(side) - side // 2
    squares = image[rows[chosen, None, None] + reach[:, None], columns[chosen, None, None] + reach]
    return squares.reshape(len(chosen), side * side)


def frechet(first: Grey, second: Grey) -> float:
    """Fréchet distance of two sets of rows, as if they were Gaussian."""
    means = ((first.mean(0) - second.mean(0)) ** 2).sum()
    covariances = [np.cov(rows.T) for rows in (first, second)]
    values, vectors = np.linalg.eigh(covariances[0])
    root = (vectors * np.sqrt(values.clip(0))) @ vectors.T
    shared = np.sqrt(np.linalg.eigvalsh(root @ covariances[1] @ root).clip(0)).sum()
    return float(means + np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * shared)


def seam(image: Grey, keep: Grey) -> float:
    """Mean step across the border over that beside it, where the paint is not black (docs/augmentation-audits.md)."""
    grey = np.round((image + 1) * 127.5)
    inward, outward = (ndimage.distance_transform_cdt(mask, "taxicab") for mask in (keep, ~keep))
    layer = np.where(keep, inward, 1 - outward)
    beyond = (layer >= -7) & (layer <= -3)
    near = ndimage.uniform_filter(beyond.astype(float), WINDOW)
    dark = ndimage.uniform_filter((beyond & (grey < BLACK)).astype(float), WINDOW)
    is_open = (near > 1e-9) & (dark <= near / 2)
    steps: dict[int, list[Grey]] = {}
    for turn in (lambda a: a, lambda a: a.T):
        first, second, shown, value = turn(layer)[:-1], turn(layer)[1:], turn(is_open), turn(grey)
        both = shown[:-1] & shown[1:] & (abs(first - second) == 1)
        for upper in range(-4, 7):
            chosen = both & (np.maximum(first, second) == upper)
            steps.setdefault(upper, []).append(abs(value[:-1] - value[1:])[chosen])
    mean = {upper: np.concatenate(parts).mean() for upper, parts in steps.items()}
    beside = np.mean([mean[n] for n in range(2, 7)]) / 2 + np.mean([mean[n] for n in range(-4, 1)]) / 2
    return float(mean[1] / beside)
