"""Training on originals and their samples, with as many steps whatever the number of samples."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from random import Random

from segmenter.config import Recipe
from segmenter.dataset import key
from segmenter.frames import Frame, plain_folder
from segmenter.train import Training


def grouped(folders: list[Path], originals: list[str]) -> dict[str, list[Frame]]:
    """Frames of all folders by the original that they come from: the longest stem they begin with."""
    groups: dict[str, list[Frame]] = defaultdict(list)
    for folder in folders:
        for frame in plain_folder(folder):
            owners = [stem for stem in originals if frame.image.stem.startswith(stem)]
            if owners:
                groups[max(owners, key=len)].append(frame)
    return dict(groups)


class FocusTraining(Training):
    """Every epoch shows each original once: itself or one of its samples, drawn anew."""

    def __init__(self, recipe: Recipe, groups: dict[str, list[Frame]], out: Path, workers: int) -> None:
        self.groups = groups
        firsts = [frames[0] for _, frames in sorted(groups.items())]
        super().__init__(recipe, firsts, None, out, "cpu", workers)

    def choose_frames(self) -> tuple[list[Frame], int]:
        random = Random(key(self.recipe.seed, self.epoch, "samples"))
        chosen = [random.choice(frames) for _, frames in sorted(self.groups.items())]
        random.shuffle(chosen)
        return chosen, 0
