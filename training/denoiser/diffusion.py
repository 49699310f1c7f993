"""The forward process and the loss. Ho et al. 2020; Nichol & Dhariwal 2021; Salimans & Ho 2022."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from .config import Diffusion

VLB_WEIGHT = 0.001


def betas(schedule: str, steps: int) -> Tensor:
    """β₀ … β₍T−1₎ in double precision, as the engine that samples has them."""
    if schedule == "cosine":
        times = torch.arange(steps + 1, dtype=torch.float64) / steps
        kept = torch.cos((times + 0.008) / 1.008 * math.pi / 2) ** 2
        return (1 - kept[1:] / kept[:-1]).clamp(max=0.999)
    if schedule == "linear":
        scale = 1000 / steps
        return torch.linspace(scale * 1e-4, scale * 0.02, steps, dtype=torch.float64)
    raise ValueError(f"Schedule: {schedule}, known: cosine, linear.")


class Process:
    """Adds noise to images and says what the network is to answer."""

    def __init__(self, settings: Diffusion, device: str = "cpu") -> None:
        self.settings = settings
        beta = betas(settings.schedule, settings.steps)
        kept = torch.cumprod(1 - beta, 0)
        before = torch.cat([torch.ones(1, dtype=torch.float64), kept[:-1]])
        posterior = beta * (1 - before) / (1 - kept)
        posterior[0] = posterior[1]
        self.kept = kept.to(device, torch.float32)
        self.beta, self.before = beta.to(device), before.to(device)
        self.log_beta = beta.log().to(device, torch.float32)
        self.log_posterior = posterior.log().to(device, torch.float32)

    def times(self, count: int, generator: torch.Generator, shift: float) -> Tensor:
        """Time steps; with a shift s, tan(πu/2) of a uniform u is multiplied by s.

        For the cosine schedule that moves the log signal-to-noise ratio by −2 ln s, as images of
        many pixels need: Hoogeboom et al., ICML 2023, "simple diffusion".
        """
        uniform = torch.rand(count, generator=generator, dtype=torch.float64)
        shifted = torch.atan(torch.tan(uniform * math.pi / 2) * shift)
        steps = (shifted * 2 / math.pi * self.settings.steps).long()
        return steps.clamp(0, self.settings.steps - 1)

    def noised(self, clean: Tensor, noise: Tensor, times: Tensor) -> Tensor:
        kept = self.kept[times][:, None, None, None]
        return kept.sqrt() * clean + (1 - kept).sqrt() * noise

    def target(self, clean: Tensor, noise: Tensor, times: Tensor) -> Tensor:
        kept = self.kept[times][:, None, None, None]
        match self.settings.prediction:
            case "noise":
                return noise
            case "clean":
                return clean
            case "velocity":
                return kept.sqrt() * noise - (1 - kept).sqrt() * clean
        raise ValueError(f"Prediction: {self.settings.prediction}, known: noise, clean, velocity.")

    def clean(self, noisy: Tensor, prediction: Tensor, times: Tensor) -> Tensor:
        """The clean image that a prediction stands for."""
        kept = self.kept[times][:, None, None, None]
        match self.settings.prediction:
            case "noise":
                return (noisy - (1 - kept).sqrt() * prediction) / kept.sqrt()
            case "clean":
                return prediction
        return kept.sqrt() * noisy - (1 - kept).sqrt() * prediction

    def loss(self, output: Tensor, clean: Tensor, noise: Tensor, times: Tensor) -> Tensor:
        """Mean squared error; with a learned variance plus the weighted bound (L_hybrid)."""
        prediction = output[:, :1]
        error = (prediction - self.target(clean, noise, times)).square().mean()
        if output.shape[1] == 1:
            return error
        noisy = self.noised(clean, noise, times)
        bound = self.bound(prediction.detach(), output[:, 1:], clean, noisy, times)
        return error + VLB_WEIGHT * self.settings.steps * bound

    def bound(
        self, prediction: Tensor, logit: Tensor, clean: Tensor, noisy: Tensor, times: Tensor
    ) -> Tensor:
        """Divergence of the learned step from the posterior, bits a pixel; the mean is not trained by it.

        The discretised likelihood of the very last step is replaced by the same Gaussian term.
        """

        def column(values: Tensor) -> Tensor:
            return values[times].to(torch.float32)[:, None, None, None]

        share = (logit + 1) / 2
        log_variance = share * column(self.log_beta) + (1 - share) * column(self.log_posterior)
        rest = 1 - self.kept.double()
        of_clean = column(self.beta * self.before.sqrt() / rest)
        shift = of_clean * (self.clean(noisy, prediction, times).clamp(-1, 1) - clean)
        ratio = column(self.log_posterior) - log_variance
        divergence = 0.5 * (-1 - ratio + ratio.exp() + shift.square() * (-log_variance).exp())
        return divergence.mean() / math.log(2)
