"""Recordings with known end-diastoles and end-systoles, as `apical phantom --cine` writes them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor


@dataclass(frozen=True)
class Cine:
    """One recording: a strip of square frames, and its turning points in frames."""

    file: Path
    view: str
    frame_rate: float
    frames: int
    ed: tuple[float, ...]
    es: tuple[float, ...]

    def read(self) -> Tensor:
        """Frames of 0…255: (time, rows, columns)."""
        with Image.open(self.file) as strip:
            values = np.asarray(strip, dtype=np.uint8)
        side = values.shape[1]
        if values.shape[0] != side * self.frames:
            raise ValueError(f"{self.file}: {values.shape[0]} rows, needed {side * self.frames}.")
        return torch.from_numpy(values.reshape(self.frames, side, side).copy())


def read_folder(folder: Path) -> list[Cine]:
    """Every recording of the folder's tables (`cines*.csv`) whose strip is there, by name."""
    cines = {}
    for table in sorted(folder.glob("cines*.csv")):
        with table.open(newline="") as text:
            for row in csv.DictReader(text):
                if (folder / row["file"]).is_file():
                    cines[row["file"]] = Cine(
                        folder / row["file"],
                        row["view"],
                        float(row["frame_rate"]),
                        int(row["frames"]),
                        tuple(map(float, row["ed"].split())),
                        tuple(map(float, row["es"].split())),
                    )
    return [cines[name] for name in sorted(cines)]
