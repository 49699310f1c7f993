"""Trains by a recipe; goes on where it stopped."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from segmenter.augment import Draws
from segmenter.checkpoint import Resumable
from segmenter.dataset import key
from segmenter.schedule import average, learning_rate

from .cines import Cine, read_folder
from .clips import training_clip
from .config import Recipe
from .measure import errors, summary
from .network import TimingNetwork

MONITOR_EVERY = 3


def build(recipe: Recipe) -> TimingNetwork:
    """The network of a recipe, its weights drawn from the recipe's seed."""
    torch.manual_seed(recipe.seed)
    return TimingNetwork(recipe.encoder, recipe.features, recipe.dilations, recipe.size)


class Training(Resumable):
    """Network, moving average, optimiser and place in the recipe.

    The folder of recordings is read again at the start of each epoch.
    """

    def __init__(self, recipe: Recipe, cines: Path, held_out: Path | None, out: Path) -> None:
        self.recipe, self.folder, self.out, self.device = recipe, cines, out, "cpu"
        self.held_out = read_folder(held_out) if held_out else []
        self.network = build(recipe)
        self.mean = deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        self.epoch = self.step = 0
        self.history: list[dict[str, Any]] = []
        self.cache: dict[Cine, Tensor] = {}

    def run(self, until: int | None = None) -> None:
        """Trains up to an epoch, by default the recipe's last."""
        last = self.recipe.epochs if until is None else until
        while self.epoch < last:
            record = self.run_epoch()
            self.history.append(record)
            self.epoch += 1
            if self.held_out and (
                self.epoch % MONITOR_EVERY == 0 or self.epoch == self.recipe.epochs
            ):
                record["heldOut"] = summary(errors(self.mean, self.held_out, self.recipe))
            print(json.dumps(record), flush=True)
            self.save()

    def run_epoch(self) -> dict[str, Any]:
        """One clip of every recording, in an order drawn for the epoch."""
        recipe, start = self.recipe, time.monotonic()
        cines = read_folder(self.folder)
        generator = torch.Generator().manual_seed(key(recipe.seed, self.epoch, "order"))
        order = torch.randperm(len(cines), generator=generator).tolist()
        self.network.train()
        torch.manual_seed(key(recipe.seed, self.epoch, "dropout"))
        count, total = max(1, len(order) // recipe.batch), 0.0
        for index in range(count):
            rate = learning_rate(
                (self.epoch + index / count) * count,
                recipe.epochs * count,
                recipe.learning_rate,
                recipe.polynomial_exponent,
                recipe.warm_up_steps,
            )
            chosen = [cines[place] for place in order[index * recipe.batch :][: recipe.batch]]
            total += self.update(chosen, rate)
        return {
            "epoch": self.epoch,
            "cines": len(cines),
            "learningRate": rate,
            "loss": total / count,
            "seconds": round(time.monotonic() - start, 1),
        }

    def update(self, chosen: list[Cine], rate: float) -> float:
        """One step of the optimiser on a few clips; returns the loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        self.optimiser.zero_grad()
        total = 0.0
        for cine in chosen:
            if cine not in self.cache:
                self.cache[cine] = cine.read()
            draws = Draws(key(self.recipe.seed, self.epoch, cine.file.name))
            clip, target, known = training_clip(cine, self.cache[cine], self.recipe, draws)
            if not known.any():  # behind the last turning point
                continue
            loss = F.smooth_l1_loss(self.network(clip)[known], target[known], beta=0.5) / len(chosen)
            loss.backward()
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.gradient_norm)
        self.optimiser.step()
        average(self.mean, self.network, self.step, self.recipe.average_decay)
        self.step += 1
        return total
