"""The recipe: what `timing.yml` holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, besides the data and the machine."""

    name: str
    version: str
    seed: int
    size: int
    frame_rate: float
    encoder: tuple[int, ...]
    features: int
    dilations: tuple[int, ...]
    epochs: int
    batch: int
    learning_rate: float
    warm_up_steps: int
    weight_decay: float
    polynomial_exponent: float
    gradient_norm: float
    average_decay: float
    shortest_clip: int
    longest_clip: int
    triggered: float


def load(path: Path) -> Recipe:
    """Reads a recipe; an unknown or missing key is an error."""
    values = yaml.safe_load(path.read_text())
    return Recipe(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
