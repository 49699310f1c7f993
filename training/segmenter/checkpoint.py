"""What every training here keeps on disk, so that it goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import nn


class Resumable:
    """A training of one network with its moving average; `PLACE` names what counts its progress."""

    PLACE: ClassVar[tuple[str, ...]] = ("epoch", "step")

    out: Path
    device: str
    network: nn.Module
    mean: nn.Module
    optimiser: torch.optim.Optimizer
    history: list[dict[str, Any]]

    @property
    def checkpoint(self) -> Path:
        return self.out / "checkpoint.pt"

    def resume(self) -> bool:
        """Takes up what was saved last; false when there is none."""
        if not self.checkpoint.is_file():
            return False
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.mean.load_state_dict(state["mean"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.history = state["history"]
        for name in self.PLACE:
            setattr(self, name, state[name])
        return True

    def save(self) -> None:
        """Writes the checkpoint in one move, so that an interruption leaves the one before."""
        state = {
            "network": self.network.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "history": self.history,
            **{name: getattr(self, name) for name in self.PLACE},
        }
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)
        (self.out / "history.json").write_text(json.dumps(self.history, indent=1) + "\n")
