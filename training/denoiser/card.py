"""The model card that travels with an exported denoiser."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

from segmenter.card import CITATION

from .config import Recipe


def card(
    recipe: Recipe,
    model: Path,
    parameters: int,
    real: int,
    insilico: int,
    steps: int,
    measured: list[dict],
    date: datetime.date,
) -> dict:
    """The card as plain values, in the keys that the engine reads."""
    return {
        "name": recipe.name,
        "version": recipe.version,
        "task": "denoiser",
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "parameters": parameters,
        "input": {
            "name": "image",
            "width": recipe.size,
            "height": recipe.size,
            "channels": 1,
            "layout": "NCHW",
        },
        "output": {"name": "prediction"},
        "diffusion": {
            "timestep": "timestep",
            "schedule": recipe.diffusion.schedule,
            "steps": recipe.diffusion.steps,
            "prediction": recipe.diffusion.prediction,
            "variance": "learned" if recipe.architecture.learned_variance else "fixed",
            "range": [-1, 1],
        },
        "training": {
            "data": data(recipe, real, insilico),
            "recipe": "training/denoiser.yml",
            "seed": recipe.seed,
            "steps": steps,
            "date": date.isoformat(),
        },
        "licence": "CC-BY-NC-SA-4.0",
        "licenceNote": (
            "Weights trained on CAMUS and bound by its terms: non-commercial research only; "
            "cite Leclerc et al. 2019, doi:10.1109/TMI.2019.2900516."
        ),
        "citation": CITATION,
        "measured": measured,
        "intendedUse": (
            "Repainting the surroundings of the heart in apical frames for training segmentation "
            "networks, and tests of this project. Generated pixels are not patient data and show "
            "no anatomy of anyone. Not a medical device."
        ),
        "limitations": (
            f"Small and briefly trained: {steps} steps of {recipe.batch} frames against 500 000 of "
            "64 in the paper. Structures far from the kept region are plausible at a glance, not "
            "in detail; valves and atria may be missing or doubled. Frames of one centre; the "
            f"whole image at {recipe.size} x {recipe.size} pixels, antialiased triangle filter, grey "
            "values 0 to 255 scaled to -1 to 1."
        ),
    }


def data(recipe: Recipe, real: int, insilico: int) -> list[str]:
    """What the network saw."""
    lines = [
        f"CAMUS A4C training subgroup: {real} ED and ES frames; patient0039 is missing from the copy used.",
        f"In-silico phantom frames: {insilico}, a share of {recipe.insilico_share:g} of all draws.",
        "Sectors narrowed by up to "
        f"{recipe.variation.narrowing_degrees:g} degrees (paper, Fig. 7), stretched, mirrored, "
        "with varied gain.",
    ]
    return lines if insilico else [lines[0], lines[2]]
