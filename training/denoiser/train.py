"""Trains by a recipe; goes on where it stopped."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path

import torch
from segmenter.augment import Draws
from segmenter.checkpoint import Resumable
from segmenter.dataset import key
from segmenter.parts import fill_gradients
from segmenter.schedule import average
from torch import Tensor

from .config import Recipe
from .diffusion import Process
from .frames import Picture
from .network import Denoiser
from .vary import vary

RECORD_EVERY = 50


def build(recipe: Recipe) -> Denoiser:
    """The network of a recipe, its weights drawn from the recipe's seed."""
    torch.manual_seed(recipe.seed)
    return Denoiser(recipe.architecture, recipe.size)


def learning_rate(step: int, recipe: Recipe) -> float:
    """Linear rise, plateau, linear fall to zero over the last `cool_down_steps`; a refinement rises and falls."""
    if recipe.refinement is not None and step >= recipe.steps:
        refinement = recipe.refinement
        rise = (step - recipe.steps + 1) / max(1, recipe.warm_up_steps)
        return refinement.learning_rate * min(rise, (recipe.all_steps - step) / refinement.steps)
    rise = min(1.0, (step + 1) / max(1, recipe.warm_up_steps))
    left = (recipe.steps - step) / recipe.cool_down_steps if recipe.cool_down_steps else 1.0
    return recipe.learning_rate * min(rise, 1.0, left)


class Training(Resumable):
    """Network, moving average, optimiser and place in the recipe.

    Every draw is keyed by seed, step and place in the batch: neither interruptions nor the number
    of workers change the weights.
    """

    PLACE = ("step",)

    def __init__(
        self,
        recipe: Recipe,
        real: list[Picture],
        insilico: list[Picture],
        out: Path,
        device: str,
        workers: int = 1,
    ) -> None:
        self.recipe, self.out, self.device = recipe, out, device
        self.real, self.insilico = real, insilico
        self.process = Process(recipe.diffusion, device)
        self.network = build(recipe).to(device)
        self.mean = deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        self.step = 0
        self.history: list[dict] = []
        # One thread a worker: no barrier inside an operation, which a busy machine would stretch.
        self.workers = ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(1,))

    def run(self, until: int | None = None) -> None:
        """Trains up to a step, by default the recipe's last; saves as often as it records."""
        last = self.recipe.all_steps if until is None else until
        total, count, start = 0.0, 0, time.monotonic()
        while self.step < last:
            total, count = total + self.update(), count + 1
            if self.step % RECORD_EVERY == 0 or self.step == last:
                record = {
                    "step": self.step,
                    "loss": round(total / count, 5),
                    "learningRate": learning_rate(self.step - 1, self.recipe),
                    "seconds": round(time.monotonic() - start, 1),
                }
                self.history.append(record)
                print(json.dumps(record), flush=True)
                self.save()
                total, count, start = 0.0, 0, time.monotonic()

    def update(self) -> float:
        """One step of the optimiser; returns the loss."""
        recipe = self.recipe
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.step, recipe)
        loss = fill_gradients(
            self.network, range(recipe.batch), recipe.part, self.workers, self.gradients
        )
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), recipe.gradient_norm)
        self.optimiser.step()
        average(self.mean, self.network, self.step, recipe.average_decay)
        self.step += 1
        return loss

    def gradients(self, part: range) -> tuple[float, tuple[Tensor, ...]]:
        """Loss and gradients of part of a batch."""
        recipe = self.recipe
        clean, noise, times = (tensor.to(self.device) for tensor in self.examples(part))
        noisy = self.process.noised(clean, noise, times)
        kind = torch.device(self.device).type
        with torch.autocast(kind, torch.bfloat16, enabled=recipe.precision == "bf16"):
            output = self.network(noisy, times.to(torch.float32))
        loss = self.process.loss(output.float(), clean, noise, times)
        return float(loss.detach()), torch.autograd.grad(loss, list(self.network.parameters()))

    def examples(self, part: range) -> tuple[Tensor, Tensor, Tensor]:
        """Clean images, noise and time steps of part of a batch."""
        recipe = self.recipe
        clean, noise, times = [], [], []
        for index in part:
            draws = Draws(key(recipe.seed, self.step, index))
            synthetic = bool(self.insilico) and draws.chance(recipe.insilico_share)
            pool = self.insilico if synthetic or not self.real else self.real
            picture = pool[min(int(draws.uniform(0, len(pool))), len(pool) - 1)]
            clean.append(vary(picture, recipe.variation, recipe.size, draws))
            noise.append(draws.normal_like(clean[-1]))
            times.append(self.process.times(1, draws.generator, recipe.time_shift(self.step)))
        return torch.stack(clean)[:, None], torch.stack(noise)[:, None], torch.cat(times)
