"""The recipe: what `segmenter.yml` holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Stage:
    """Epochs trained at one input size (pixels, square)."""

    size: int
    epochs: int
    batch: int


@dataclass(frozen=True)
class Augmentation:
    """Probability and range of each of nnU-Net's regular augmentations."""

    rotation_probability: float = 0.4
    rotation_degrees: float = 20
    scaling_probability: float = 0.4
    scaling: tuple[float, float] = (0.7, 1.4)
    aspect: float = 0.1
    translation_probability: float = 0.2
    translation: float = 0.08
    mirroring_probability: float = 0.1
    noise_probability: float = 0.1
    noise_variance: float = 0.1
    blur_probability: float = 0.1
    blur_sigma: tuple[float, float] = (0.5, 1.0)
    brightness_probability: float = 0.15
    brightness: tuple[float, float] = (0.75, 1.25)
    contrast_probability: float = 0.15
    contrast: tuple[float, float] = (0.75, 1.25)
    low_resolution_probability: float = 0.15
    low_resolution: tuple[float, float] = (0.5, 1.0)
    gamma_probability: float = 0.3
    inverted_gamma_probability: float = 0.1
    gamma: tuple[float, float] = (0.7, 1.5)


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, besides the data and the machine."""

    name: str
    version: str
    seed: int
    channels: tuple[int, ...]
    encoder_convolutions: tuple[int, ...]
    decoder_convolutions: tuple[int, ...]
    stages: tuple[Stage, ...]
    part: int
    learning_rate: float
    warm_up_steps: int
    weight_decay: float
    polynomial_exponent: float
    gradient_norm: float
    average_decay: float
    held_out_patients: int
    insilico_share: float
    insilico_first_epoch: int
    augmentation: Augmentation
    known_failures: str
    precision: str = "f32"

    @property
    def epochs(self) -> int:
        return sum(stage.epochs for stage in self.stages)

    def stage(self, epoch: int) -> Stage:
        """The stage to which an epoch, counted from 0, belongs."""
        for stage in self.stages:
            if epoch < stage.epochs:
                return stage
            epoch -= stage.epochs
        raise ValueError(f"Epochs planned: {self.epochs}, asked for one past them.")

    def asdict(self) -> dict[str, Any]:
        return asdict(self)


def load(path: Path) -> Recipe:
    """Reads a recipe; an unknown or missing key is an error."""
    values = yaml.safe_load(path.read_text())
    return recipe(values)


def recipe(values: dict[str, Any]) -> Recipe:
    """Builds a recipe from plain values."""
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
    values["stages"] = tuple(Stage(**stage) for stage in values["stages"])
    augmentation = values.get("augmentation") or {}
    values["augmentation"] = Augmentation(
        **{key: tuple(v) if isinstance(v, list) else v for key, v in augmentation.items()}
    )
    return Recipe(**values)
