"""The frames of an epoch, resized once and augmented on the way to the network."""

from __future__ import annotations

import zlib
import torch
from torch import Tensor

from .augment import Draws, augment
from .config import Augmentation
from .frames import LABELS, Frame
from .resize import resize_image, resize_labels


def key(*parts: int | str) -> int:
    """A seed for one purpose, the same on every machine."""
    return zlib.crc32(":".join(map(str, parts)).encode()) + (int(parts[0]) << 32)


class Cache:
    """Frames at one input size, each read once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.frames: dict[Frame, tuple[Tensor, Tensor]] = {}

    def __getitem__(self, frame: Frame) -> tuple[Tensor, Tensor]:
        if frame not in self.frames:
            image, labels = frame.read()
            self.frames[frame] = (
                resize_image(image, self.size),
                resize_labels(labels, self.size, len(LABELS)),
            )
        return self.frames[frame]


def epoch_frames(
    real: list[Frame], insilico: list[Frame], share: float, seed: int, epoch: int
) -> list[Frame]:
    """Every real frame once, in-silico ones up to their share of the whole, shuffled."""
    generator = torch.Generator().manual_seed(key(seed, epoch, "order"))
    frames = list(real)
    if insilico:
        count = round(len(real) * share / (1 - share))
        draws = torch.randint(len(insilico), (count,), generator=generator)
        frames += [insilico[index] for index in draws.tolist()]
    order = torch.randperm(len(frames), generator=generator)
    return [frames[index] for index in order.tolist()]


def load(
    frames: list[Frame], indices: range, cache: Cache, settings: Augmentation, seed: int, epoch: int
) -> tuple[Tensor, Tensor]:
    """Augmented images (N, 1, H, W) and labels (N, H, W) of some of an epoch's frames."""
    pairs = [
        augment(*cache[frames[index]], settings, Draws(key(seed, epoch, index)))
        for index in indices
    ]
    images, labels = zip(*pairs)
    return torch.stack(images)[:, None], torch.stack(labels).long()
