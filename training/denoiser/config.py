"""The recipe: what `denoiser.yml` and `denoiser-paper.yml` hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Architecture:
    """U-Net over patches of `patch` × `patch` pixels; 1 works on the pixels themselves."""

    patch: int
    channels: tuple[int, ...]
    blocks: tuple[int, ...]
    resampling_blocks: bool
    attention_resolutions: tuple[int, ...]
    attention_heads: int
    learned_variance: bool


@dataclass(frozen=True)
class Diffusion:
    """`time_shift` above 1 trains noisy steps more often: 1 draws every step alike."""

    schedule: str
    steps: int
    prediction: str
    time_shift: float


@dataclass(frozen=True)
class Variation:
    """What is done to a frame before it trains the denoiser.

    `narrowing_degrees` is the preprocessing of the paper's Fig. 7. `zoom_across` and `zoom_down`
    stretch a frame about the top centre, so that sectors cut by the image's sides are known too;
    below 1 across leaves black beside the sector.
    """

    narrowing_probability: float
    narrowing_degrees: float
    zoom_probability: float
    zoom_across: tuple[float, float]
    zoom_down: tuple[float, float]
    mirroring_probability: float
    gain_probability: float
    gain: tuple[float, float]


@dataclass(frozen=True)
class Refinement:
    """A second pass after the first: other noise levels, a learning rate of its own that falls to zero."""

    steps: int
    time_shift: float
    learning_rate: float


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, besides the data and the machine."""

    name: str
    version: str
    seed: int
    size: int
    architecture: Architecture
    diffusion: Diffusion
    variation: Variation
    batch: int
    part: int
    steps: int
    cool_down_steps: int
    warm_up_steps: int
    learning_rate: float
    weight_decay: float
    gradient_norm: float
    average_decay: float
    insilico_share: float
    precision: str
    refinement: Refinement | None = None

    @property
    def all_steps(self) -> int:
        """Steps of both passes."""
        return self.steps + (self.refinement.steps if self.refinement else 0)

    def time_shift(self, step: int) -> float:
        """The shift of the pass that a step belongs to."""
        refined = self.refinement is not None and step >= self.steps
        return self.refinement.time_shift if refined else self.diffusion.time_shift


def load(path: Path) -> Recipe:
    """Reads a recipe; an unknown or missing key is an error."""
    return recipe(yaml.safe_load(path.read_text()))


def recipe(values: dict) -> Recipe:
    """Builds a recipe from plain values."""
    parts = {"architecture": Architecture, "diffusion": Diffusion, "variation": Variation}
    if values.get("refinement"):
        parts["refinement"] = Refinement
    built = {key: kind(**tuples(values[key])) for key, kind in parts.items()}
    return Recipe(**{**values, **built})


def tuples(values: dict) -> dict:
    """Lists as tuples, so that a recipe cannot change."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
