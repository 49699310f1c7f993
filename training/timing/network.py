"""A convolutional encoder of frames and dilated convolutions over time.

After Fiorito et al., IEEE IUS 2018 (doi 10.1109/ULTSYM.2018.8580137), who put a 3D CNN before
LSTM layers and classify each frame as systole or diastole. Here convolutions over time replace
the recurrent layers, so that a cine of any length is one call, and the output is the phase.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class FrameEncoder(nn.Module):
    """Three neighbouring frames as channels, down to one vector of features each."""

    def __init__(self, channels: tuple[int, ...], features: int, size: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for index, count in enumerate(channels):
            layers += [nn.Conv2d(before, count, 3, stride=2, padding=1), nn.GroupNorm(4, count), nn.ReLU()]
            if index:
                layers += [nn.Conv2d(count, count, 3, padding=1), nn.GroupNorm(4, count), nn.ReLU()]
            before = count
        self.layers = nn.Sequential(*layers)
        self.project = nn.Linear(before * (size // 2 ** len(channels)) ** 2, features)

    def forward(self, frames: Tensor) -> Tensor:
        return F.relu(self.project(self.layers(frames).flatten(1)))


class TemporalBlock(nn.Module):
    """Dilated convolution over time on a residual path."""

    def __init__(self, features: int, dilation: int) -> None:
        super().__init__()
        self.spread = nn.Conv1d(features, features, 5, padding=2 * dilation, dilation=dilation)
        self.mix = nn.Conv1d(features, features, 1)

    def forward(self, values: Tensor) -> Tensor:
        return values + self.mix(F.relu(self.spread(values)))


class TimingNetwork(nn.Module):
    """Normalised frames (time, 1, H, W) in; cosine and sine of the phase (time, 2) out."""

    def __init__(
        self, encoder: tuple[int, ...], features: int, dilations: tuple[int, ...], size: int
    ) -> None:
        super().__init__()
        self.encoder = FrameEncoder(encoder, features, size)
        self.dropout = nn.Dropout(0.1)
        self.blocks = nn.Sequential(*(TemporalBlock(features, dilation) for dilation in dilations))
        self.head = nn.Conv1d(features, 2, 1)

    def forward(self, frames: Tensor) -> Tensor:
        before = torch.cat([frames[:1], frames[:-1]])
        after = torch.cat([frames[1:], frames[-1:]])
        features = self.encoder(torch.cat([before, frames, after], dim=1))
        values = self.blocks(self.dropout(features).t()[None])
        return self.head(F.relu(values))[0].t()


def parameter_count(network: nn.Module) -> int:
    """Number of trained weights."""
    return sum(parameter.numel() for parameter in network.parameters())
