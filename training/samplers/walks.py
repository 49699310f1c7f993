"""RePaint and the sampler of few steps, written once more in NumPy, apart from the engine's."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import openvino
from denoiser.diffusion import betas

from .frames import SIZE, Crop

STEPS = 1000
KEPT = np.cumprod(1 - betas("cosine", STEPS).numpy())
Grey = np.ndarray


class Denoiser:
    """A v-predicting ONNX network of the cosine schedule; answers with the clean image."""

    def __init__(self, path: Path, precision: str) -> None:
        hints = {"INFERENCE_PRECISION_HINT": precision, "INFERENCE_NUM_THREADS": 1}
        self.network, self.calls = openvino.Core().compile_model(path, "CPU", hints), 0

    def clean(self, image: Grey, step: int) -> Grey:
        self.calls += 1
        kept = KEPT[step]
        inputs = [image[None, None].astype(np.float32), np.array([step], np.float32)]
        velocity = self.network(inputs)[0][0, 0]
        return np.clip(math.sqrt(kept) * image - math.sqrt(1 - kept) * velocity, -1, 1)


def fast(network: Denoiser, crop: Crop, random: np.random.Generator, levels: int = 38) -> Grey:
    """Null-space projection with SDE-DPM-Solver++(2M) (Wang 2023; Lu 2022)."""
    steps = np.linspace(STEPS - 1, 0, levels).round().astype(int)
    half_log_snr = np.log(KEPT / (1 - KEPT)) / 2
    image, before = random.standard_normal((SIZE, SIZE)), None
    for number, step in enumerate(steps):
        clean = np.where(crop.keep, crop.whole, network.clean(image, step))
        if number + 1 == levels:
            break
        following = steps[number + 1]
        width, guess = half_log_snr[following] - half_log_snr[step], clean
        if before is not None:
            weight = width / (half_log_snr[step] - half_log_snr[before[0]]) / 2
            guess = (1 + weight) * clean - weight * before[1]
        shrink, spread = math.exp(-width), math.sqrt(1 - KEPT[following])
        rest = 1 - shrink**2
        image = (
            spread / math.sqrt(1 - KEPT[step]) * shrink * image
            + math.sqrt(KEPT[following]) * rest * guess
            + spread * math.sqrt(rest) * random.standard_normal(image.shape)
        )
        before = (step, clean)
    return clean


def walk(steps: int = 250, jump: int = 10, passes: int = 10) -> list[int]:
    """The jump schedule of RePaint (Lugmayr 2022, appendix), as the released code walks it."""
    left = {at: passes - 1 for at in range(0, steps - jump, jump)}
    at, path = steps, []
    while at >= 1:
        at -= 1
        path.append(at)
        if left.get(at, 0) > 0:
            left[at] -= 1
            for _ in range(jump):
                at += 1
                path.append(at)
    return [*path, -1]


def repaint(network: Denoiser, crop: Crop, random: np.random.Generator, steps: int = 250) -> Grey:
    """RePaint on respaced steps with the posterior's smaller variance."""
    original = np.linspace(0, STEPS - 1, steps).round().astype(int)
    kept = KEPT[original]
    earlier = np.append(1.0, kept[:-1])
    beta = 1 - kept / earlier
    image, path = random.standard_normal((SIZE, SIZE)), walk(steps)
    for at, to in zip(path[:-1], path[1:]):
        if to > at:
            image = math.sqrt(1 - beta[to]) * image + math.sqrt(beta[to]) * random.standard_normal(image.shape)
            continue
        known = math.sqrt(kept[at]) * crop.whole + math.sqrt(1 - kept[at]) * random.standard_normal(image.shape)
        image = np.where(crop.keep, known, image)
        clean = network.clean(image, original[at])
        mean = (
            beta[at] * math.sqrt(earlier[at]) * clean + (1 - earlier[at]) * math.sqrt(1 - beta[at]) * image
        ) / (1 - kept[at])
        deviation = math.sqrt(beta[at] * (1 - earlier[at]) / (1 - kept[at]))
        image = mean + deviation * random.standard_normal(image.shape)
    return np.where(crop.keep, crop.whole, image)
