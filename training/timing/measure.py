"""How far found turning points lie from the known ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from .cines import Cine
from .clips import whole
from .config import Recipe
from .phase import crossings

NEAR = 0.2  # seconds: a farther crossing is not the same turning point


def errors(
    network: Callable[[Tensor], Tensor], cines: list[Cine], recipe: Recipe
) -> dict[str, list[float]]:
    """Found - known in ms of every ED and ES inside the recordings; missed and extra ones counted."""
    found: dict[str, list[float]] = {"ed": [], "es": [], "missed": [], "extra": []}
    for cine in cines:
        clip, times = whole(cine, cine.read(), recipe)
        with torch.no_grad():
            sine = network(clip)[:, 1].numpy()
        scale = cine.frame_rate / recipe.frame_rate
        for name, known, at in zip(("ed", "es"), (cine.ed, cine.es), crossings(sine)):
            compare(name, np.array(known), np.array(at) * scale, cine, found)
    return found


def compare(
    name: str, known: np.ndarray, at: np.ndarray, cine: Cine, found: dict[str, list[float]]
) -> None:
    """Adds the errors of one recording; turning points within 0.1 s of its ends are left out."""
    margin = 0.1 * cine.frame_rate
    inside = lambda values: values[(values > margin) & (values < cine.frames - 1 - margin)]
    near = NEAR * cine.frame_rate
    for time in inside(known):
        gaps = at - time
        best = gaps[np.argmin(abs(gaps))] if len(gaps) else np.inf
        if abs(best) <= near:
            found[name].append(1000 * float(best) / cine.frame_rate)
        else:
            found["missed"].append(float(time))
    for time in inside(at):
        if not len(known) or np.min(abs(known - time)) > near:
            found["extra"].append(float(time))


def summary(found: dict[str, list[float]]) -> dict[str, float]:
    """Mean, SD and mean absolute error in ms; numbers of missed and extra turning points."""
    values: dict[str, float] = {}
    for name in ("ed", "es"):
        all_errors = np.array(found[name] or [np.nan])
        values[f"{name}.mean"] = float(all_errors.mean())
        values[f"{name}.sd"] = float(all_errors.std(ddof=1)) if len(all_errors) > 1 else 0.0
        values[f"{name}.absolute"] = float(abs(all_errors).mean())
        values[f"{name}.count"] = len(found[name])
    return values | {"missed": len(found["missed"]), "extra": len(found["extra"])}
