"""A plain convolutional U-Net after nnU-Net: strided convolutions down, transposed ones up."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


def convolution(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """3 x 3 convolution, instance normalisation, leaky ReLU."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False),
        nn.InstanceNorm2d(outputs, affine=True),
        nn.LeakyReLU(0.01, inplace=True),
    )


def block(inputs: int, outputs: int, count: int, stride: int = 1) -> nn.Sequential:
    """`count` convolutions, the first of which may be strided."""
    first = convolution(inputs, outputs, stride)
    return nn.Sequential(first, *(convolution(outputs, outputs) for _ in range(count - 1)))


class UNet(nn.Module):
    """Image (N, 1, H, W) to logits (N, classes, H, W); H and W divide by 2^(levels - 1).

    While training, `forward` returns a list of logits for deep supervision: full resolution
    first, then halves, one for each decoder level. In evaluation it returns the first alone.
    """

    def __init__(
        self,
        channels: Sequence[int],
        encoder_convolutions: Sequence[int],
        decoder_convolutions: Sequence[int],
        classes: int,
    ) -> None:
        super().__init__()
        levels = len(channels)
        if len(encoder_convolutions) != levels or len(decoder_convolutions) != levels - 1:
            raise ValueError(
                f"Levels: {levels}, encoder blocks: {len(encoder_convolutions)} (needs {levels}), "
                f"decoder blocks: {len(decoder_convolutions)} (needs {levels - 1})."
            )
        self.encoder = nn.ModuleList()
        inputs = 1
        for level, (width, count) in enumerate(zip(channels, encoder_convolutions)):
            self.encoder.append(block(inputs, width, count, stride=1 if level == 0 else 2))
            inputs = width
        self.up = nn.ModuleList()
        self.decoder = nn.ModuleList()
        self.heads = nn.ModuleList()
        for level, count in enumerate(decoder_convolutions):
            width = channels[level]
            self.up.append(nn.ConvTranspose2d(channels[level + 1], width, 2, 2))
            self.decoder.append(block(2 * width, width, count))
            self.heads.append(nn.Conv2d(width, classes, 1))
        self.apply(initialise)

    def forward(self, image: Tensor) -> Tensor | list[Tensor]:
        features = image
        skips = []
        for encode in self.encoder:
            features = encode(features)
            skips.append(features)
        logits = []
        for level in reversed(range(len(self.decoder))):
            features = self.up[level](features)
            features = self.decoder[level](torch.cat([features, skips[level]], dim=1))
            if self.training or level == 0:
                logits.append(self.heads[level](features))
        return logits[::-1] if self.training else logits[0]


def initialise(module: nn.Module) -> None:
    """He initialisation for leaky ReLU, biases zero, as nnU-Net does."""
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.kaiming_normal_(module.weight, a=0.01)
        if module.bias is not None:
            nn.init.zeros_(module.bias)


def parameter_count(network: nn.Module) -> int:
    """Number of trained values."""
    return sum(parameter.numel() for parameter in network.parameters())
