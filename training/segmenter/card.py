"""The model card that travels with an exported network."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path
from typing import Any

from .config import Recipe
from .evaluate import Measurement
from .frames import LABELS

CITATION = (
    "Leclerc S, Smistad E, Pedrosa J, et al. Deep learning for segmentation using an open "
    "large-scale dataset in 2D echocardiography. IEEE Trans Med Imaging 2019;38(9):2198-2210. "
    "doi:10.1109/TMI.2019.2900516"
)
VALIDATION = "CAMUS A4C validation subgroup, 50 patients, 100 frames, native resolution"


def card(
    recipe: Recipe,
    model: Path,
    parameters: int,
    size: int,
    history: list[dict[str, Any]],
    measured: list[Measurement],
    date: datetime.date,
) -> dict[str, Any]:
    """The card as plain values, in the keys that the engine reads."""
    return {
        "name": recipe.name,
        "version": recipe.version,
        "task": "segmentation",
        "file": model.name,
        "sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "parameters": parameters,
        "input": {
            "name": "image",
            "width": size,
            "height": size,
            "channels": 1,
            "layout": "NCHW",
            "resize": "antialiased-triangle",
            "normalisation": "z-score",
        },
        "output": {"name": "logits", "labels": list(LABELS), "activation": "none"},
        "testTimeMirroring": False,
        "training": {
            "data": data(recipe, history),
            "recipe": "training/segmenter.yml",
            "seed": recipe.seed,
            "epochs": len(history),
            "date": date.isoformat(),
        },
        "licence": "CC-BY-NC-SA-4.0",
        "licenceNote": (
            "Weights trained on CAMUS and bound by its terms: non-commercial research only; "
            "cite Leclerc et al. 2019, doi:10.1109/TMI.2019.2900516."
        ),
        "citation": CITATION,
        "measured": [
            {
                "data": VALIDATION,
                "metric": item.metric,
                "value": round(item.value, 4),
                "unit": item.unit,
            }
            for item in measured
            if not item.metric.startswith("ef.")  # a rough EF; apical measures it properly
        ],
        "intendedUse": (
            "Research on the segmentation of the left ventricle (LV) and its myocardium (MYO) in "
            "apical four-chamber ultrasound frames, and tests of this project. Not a medical "
            "device."
        ),
        "limitations": (
            "Trained on one centre's apical four-chamber ED and ES frames; other views, vendors "
            "and acquisition ranges are not covered, and the whole sector must be in the image. "
            "The left atrium counts as background. The input is the whole image at a fixed "
            f"{size} x {size} pixels: antialiased triangle filter with half-pixel centres on grey "
            "values 0 to 255, no rounding, then z-score with the population standard deviation "
            "(at least 1e-8) over all pixels; H is depth, W is left-right. Resize the logits "
            "back bilinearly, take the largest class and keep its largest component. "
            f"{recipe.known_failures}"
        ).strip(),
    }


def data(recipe: Recipe, history: list[dict[str, Any]]) -> list[str]:
    """What the network saw, told from what was logged rather than from what was planned."""
    real = {record["frames"] - record["insilicoFrames"] for record in history}
    lines = [
        "CAMUS A4C training subgroup, ED and ES frames: "
        f"{', '.join(map(str, sorted(real)))} frames an epoch; patient0039 is missing from the "
        f"copy used; {recipe.held_out_patients} patients held out to monitor the training, "
        "none to select weights."
    ]
    mixed = [record for record in history if record["insilicoFrames"]]
    if mixed:
        pool = {record["insilicoPool"] for record in mixed}
        sizes = {record["size"] for record in mixed}
        lines.append(
            f"In-silico phantom frames with exact masks: {mixed[-1]['insilicoFrames']} an epoch, "
            f"drawn from {', '.join(map(str, sorted(pool)))}, in {len(mixed)} of {len(history)} "
            f"epochs (epochs {mixed[0]['epoch'] + 1} to {mixed[-1]['epoch'] + 1}; input sizes "
            f"{', '.join(map(str, sorted(sizes)))})."
        )
    else:
        lines.append("No in-silico frames took part.")
    stages: dict[int, int] = {}
    for record in history:
        stages[record["size"]] = stages.get(record["size"], 0) + 1
    plan = ", ".join(f"{count} epochs at {size} x {size}" for size, count in stages.items())
    lines.append(f"Input size grew during training: {plan}. Exported: moving average of weights.")
    return lines
