"""Trains by a recipe; goes on where it stopped."""

from __future__ import annotations

import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from . import frames as sources
from .checkpoint import Resumable
from .config import Recipe
from .dataset import Cache, epoch_frames, key, load
from .frames import LABELS, Frame
from .loss import deep_supervision
from .metrics import dice
from .network import UNet
from .parts import fill_gradients
from .predict import segment
from .schedule import average, learning_rate

MONITOR_EVERY = 5


def build(recipe: Recipe) -> UNet:
    """The network of a recipe, its weights drawn from the recipe's seed."""
    torch.manual_seed(recipe.seed)
    return UNet(
        recipe.channels, recipe.encoder_convolutions, recipe.decoder_convolutions, len(LABELS)
    )


def hold_out(frames: list[Frame], count: int, seed: int) -> tuple[list[Frame], list[Frame]]:
    """Frames to train on, and those of `count` patients that only monitor the training."""
    patients = sorted({frame.patient for frame in frames})
    held = set(random.Random(key(seed, "held out")).sample(patients, count))
    train = [frame for frame in frames if frame.patient not in held]
    return train, [frame for frame in frames if frame.patient in held]


class Training(Resumable):
    """Network, moving average, optimiser and place in the recipe."""

    def __init__(
        self,
        recipe: Recipe,
        camus: list[Frame],
        insilico: Path | None,
        out: Path,
        device: str,
        workers: int = 1,
    ) -> None:
        self.recipe, self.insilico, self.out, self.device = recipe, insilico, out, device
        self.frames, self.monitored = hold_out(camus, recipe.held_out_patients, recipe.seed)
        self.network = build(recipe).to(device)
        self.mean = deepcopy(self.network).eval().requires_grad_(False)
        self.optimiser = torch.optim.AdamW(
            self.network.parameters(), recipe.learning_rate, weight_decay=recipe.weight_decay
        )
        self.epoch = self.step = 0
        self.history: list[dict[str, Any]] = []
        self.cache = Cache(recipe.stages[0].size)
        # One thread a worker: no barrier inside an operation, which a busy machine would stretch.
        self.workers = ThreadPoolExecutor(workers, initializer=torch.set_num_threads, initargs=(1,))

    def run(self, until: int | None = None) -> None:
        """Trains up to an epoch, by default the recipe's last."""
        last = self.recipe.epochs if until is None else until
        while self.epoch < last:
            record = self.run_epoch()
            self.history.append(record)
            self.epoch += 1
            if self.epoch % MONITOR_EVERY == 0 or self.epoch == self.recipe.epochs:
                record["heldOutDiceLV"] = self.monitor()
            print(json.dumps(record), flush=True)
            self.save()

    def run_epoch(self) -> dict[str, Any]:
        """One pass over the real frames, mixed with in-silico ones once the recipe wants them."""
        recipe, start = self.recipe, time.monotonic()
        stage = recipe.stage(self.epoch)
        if self.cache.size != stage.size:
            self.cache = Cache(stage.size)
        chosen, synthetic = self.choose_frames()
        count, total = len(chosen) // stage.batch, 0.0
        self.network.train()
        for index in range(count):
            rate = self.rate(self.epoch + index / count)
            first = index * stage.batch
            total += self.update(chosen, range(first, first + stage.batch), rate)
        return {
            "epoch": self.epoch,
            "size": stage.size,
            "frames": len(chosen),
            "insilicoFrames": len(chosen) - len(self.frames),
            "insilicoPool": synthetic,
            "learningRate": rate,
            "loss": total / count,
            "seconds": round(time.monotonic() - start, 1),
        }

    def choose_frames(self) -> tuple[list[Frame], int]:
        """The frames of this epoch in order, and how many in-silico ones there were to draw from."""
        recipe = self.recipe
        wanted = self.epoch >= recipe.insilico_first_epoch
        synthetic = sources.plain_folder(self.insilico) if wanted else []
        chosen = epoch_frames(
            self.frames, synthetic, recipe.insilico_share, recipe.seed, self.epoch
        )
        return chosen, len(synthetic)

    def rate(self, epoch: float) -> float:
        """Learning rate at a time counted in epochs, so that it does not hang on batch sizes."""
        steps_an_epoch = len(self.frames) // self.recipe.stages[0].batch
        return learning_rate(
            epoch * steps_an_epoch,
            self.recipe.epochs * steps_an_epoch,
            self.recipe.learning_rate,
            self.recipe.polynomial_exponent,
            self.recipe.warm_up_steps,
        )

    def update(self, chosen: list[Frame], batch: range, rate: float) -> float:
        """One step of the optimiser; returns the loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss = fill_gradients(
            self.network,
            batch,
            self.recipe.part,
            self.workers,
            lambda part: self.gradients(chosen, part),
        )
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.recipe.gradient_norm)
        self.optimiser.step()
        average(self.mean, self.network, self.step, self.recipe.average_decay)
        self.step += 1
        return loss

    def gradients(self, chosen: list[Frame], part: range) -> tuple[float, tuple[Tensor, ...]]:
        """Loss and gradients of part of a batch."""
        recipe = self.recipe
        images, labels = load(
            chosen, part, self.cache, recipe.augmentation, recipe.seed, self.epoch
        )
        kind = torch.device(self.device).type
        with torch.autocast(kind, torch.bfloat16, enabled=recipe.precision == "bf16"):
            outputs = self.network(images.to(self.device))
        outputs = [output.float() for output in outputs]
        loss = deep_supervision(outputs, labels.to(self.device))
        return float(loss.detach()), torch.autograd.grad(loss, list(self.network.parameters()))

    def monitor(self) -> float:
        """Mean LV Dice of the averaged weights on the held-out patients, native resolution."""
        size = self.recipe.stage(self.epoch - 1).size
        network = lambda image: self.mean(image.to(self.device)).cpu()
        scores = []
        for frame in self.monitored:
            image, labels = frame.read()
            scores.append(dice(segment(network, image, size) == 1, labels == 1))
        return sum(scores) / len(scores) if scores else float("nan")
