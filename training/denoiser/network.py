"""The denoising U-Net after Dhariwal & Nichol (NeurIPS 2021), over patches of pixels."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .config import Architecture

GROUPS = 32


def norm(channels: int) -> nn.GroupNorm:
    return nn.GroupNorm(math.gcd(GROUPS, channels), channels)


def zero(module: nn.Module) -> nn.Module:
    """A layer that starts as nothing, so that a new block starts as the identity."""
    for parameter in module.parameters():
        nn.init.zeros_(parameter)
    return module


class TimeEmbedding(nn.Module):
    """Sines and cosines of the time step through two layers."""

    def __init__(self, channels: int, outputs: int) -> None:
        super().__init__()
        half = channels // 2
        frequencies = torch.exp(-math.log(10_000) * torch.arange(half) / half)
        self.register_buffer("frequencies", frequencies, persistent=False)
        self.layers = nn.Sequential(
            nn.Linear(2 * half, outputs), nn.SiLU(), nn.Linear(outputs, outputs)
        )

    def forward(self, timestep: Tensor) -> Tensor:
        angles = timestep[:, None].float() * self.frequencies
        waves = torch.cat([angles.cos(), angles.sin()], dim=1)
        return self.layers(waves.to(self.layers[0].weight.dtype))


class Resampling(nn.Module):
    """Average pooling down, nearest neighbours up."""

    def __init__(self, resample: str) -> None:
        super().__init__()
        self.resample = resample

    def forward(self, features: Tensor, time: Tensor) -> Tensor:
        return resample(features, self.resample)


def resample(features: Tensor, change: str) -> Tensor:
    if change == "down":
        return F.avg_pool2d(features, 2)
    if change == "up":
        return F.interpolate(features, scale_factor=2.0, mode="nearest")
    return features


class ResidualBlock(nn.Module):
    """Two convolutions; the time scales and shifts between them. Optional change of resolution."""

    def __init__(self, inputs: int, outputs: int, time: int, resample: str = "") -> None:
        super().__init__()
        self.resample = resample
        self.first_norm, self.second_norm = norm(inputs), norm(outputs)
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.second = zero(nn.Conv2d(outputs, outputs, 3, padding=1))
        self.time = nn.Linear(time, 2 * outputs)
        self.skip = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else nn.Identity()

    def forward(self, features: Tensor, time: Tensor) -> Tensor:
        hidden = resample(F.silu(self.first_norm(features)), self.resample)
        hidden = self.first(hidden)
        scale, shift = self.time(F.silu(time))[:, :, None, None].chunk(2, dim=1)
        hidden = self.second_norm(hidden) * (1 + scale) + shift
        return self.skip(resample(features, self.resample)) + self.second(F.silu(hidden))


class Attention(nn.Module):
    """Self-attention over all positions."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = norm(channels)
        self.project = nn.Conv2d(channels, 3 * channels, 1)
        self.merge = zero(nn.Conv2d(channels, channels, 1))

    def forward(self, features: Tensor) -> Tensor:
        count, channels, rows, columns = features.shape
        width = channels // self.heads
        parts = self.project(self.norm(features)).reshape(count, 3, self.heads, width, rows * columns)
        query, key, value = parts.unbind(1)
        weights = torch.einsum("bhcq,bhck->bhqk", query, key) / math.sqrt(width)
        mixed = torch.einsum("bhqk,bhck->bhcq", weights.float().softmax(-1).to(value.dtype), value)
        return features + self.merge(mixed.reshape(count, channels, rows, columns))


class Stage(nn.Module):
    """Residual block, attention where wanted."""

    def __init__(self, inputs: int, outputs: int, time: int, heads: int, resample: str = "") -> None:
        super().__init__()
        self.resample = resample
        self.block = ResidualBlock(inputs, outputs, time, resample)
        self.attention = Attention(outputs, heads) if heads else None

    def forward(self, features: Tensor, time: Tensor) -> Tensor:
        features = self.block(features, time)
        return self.attention(features) if self.attention is not None else features


class Denoiser(nn.Module):
    """Noisy image (N, 1, S, S) in −1…1 and time step (N) to the prediction (N, 1 or 2, S, S).

    With a learned variance the second channel is its logit, as in guided diffusion.
    """

    def __init__(self, architecture: Architecture, size: int) -> None:
        super().__init__()
        a = architecture
        self.patch, self.outputs = a.patch, 2 if a.learned_variance else 1
        width = a.channels[0]
        time = 4 * width
        self.time = TimeEmbedding(width, time)
        resolution = size // a.patch

        def heads() -> int:
            return a.attention_heads if resolution in a.attention_resolutions else 0

        self.first = nn.Conv2d(a.patch**2, width, 3, padding=1)
        self.encoder, self.decoder = nn.ModuleList(), nn.ModuleList()
        skips, channels = [width], width
        for level, outputs in enumerate(a.channels):
            if level > 0:
                resolution //= 2
                self.encoder.append(self.resampling(a, channels, time, "down"))
                skips.append(channels)
            for _ in range(a.blocks[level]):
                self.encoder.append(Stage(channels, outputs, time, heads()))
                channels = outputs
                skips.append(channels)
        self.middle = nn.ModuleList(
            [Stage(channels, channels, time, heads()), Stage(channels, channels, time, 0)]
        )
        for level in reversed(range(len(a.channels))):
            outputs = a.channels[level]
            for _ in range(a.blocks[level] + 1):
                self.decoder.append(Stage(channels + skips.pop(), outputs, time, heads()))
                channels = outputs
            if level > 0:
                resolution *= 2
                self.decoder.append(self.resampling(a, channels, time, "up"))
        self.last_norm = norm(channels)
        self.last = zero(nn.Conv2d(channels, self.outputs * a.patch**2, 3, padding=1))

    @staticmethod
    def resampling(a: Architecture, channels: int, time: int, change: str) -> nn.Module:
        if a.resampling_blocks:
            return Stage(channels, channels, time, 0, change)
        return Resampling(change)

    def forward(self, image: Tensor, timestep: Tensor) -> Tensor:
        time = self.time(timestep)
        features = self.first(F.pixel_unshuffle(image, self.patch))
        skips = [features]
        for stage in self.encoder:
            features = stage(features, time)
            skips.append(features)
        for stage in self.middle:
            features = stage(features, time)
        for stage in self.decoder:
            if stage.resample == "up":
                features = stage(features, time)
            else:
                features = stage(torch.cat([features, skips.pop()], dim=1), time)
        return F.pixel_shuffle(self.last(F.silu(self.last_norm(features))), self.patch)
