"""The loss against numbers worked out by hand."""

from __future__ import annotations

import math

import pytest
import torch

from segmenter.loss import deep_supervision, dice_cross_entropy, soft_dice

# Two pixels, logits log p: pixel 0 is LV (p = 0.5, 0.3, 0.2), pixel 1 is MYO (p = 0.1, 0.2, 0.7).
LOGITS = torch.tensor([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]]).log().T.reshape(1, 3, 1, 2)
LABELS = torch.tensor([[[1, 2]]])
# Dice of LV: 2 × 0.3 / (0.5 + 1); of MYO: 2 × 0.7 / (0.9 + 1).
DICE = (0.6 / 1.5 + 1.4 / 1.9) / 2
CROSS_ENTROPY = -(math.log(0.3) + math.log(0.7)) / 2


def test_soft_dice_leaves_background_out() -> None:
    assert float(soft_dice(LOGITS, LABELS)) == pytest.approx(DICE, abs=1e-5)


def test_sum_of_dice_and_cross_entropy() -> None:
    loss = float(dice_cross_entropy(LOGITS, LABELS))
    assert loss == pytest.approx(CROSS_ENTROPY - DICE, abs=1e-5)


def test_deep_supervision_halves_the_weights() -> None:
    labels = LABELS.repeat(1, 2, 1)
    full = LOGITS.repeat(1, 1, 2, 1)
    coarse = torch.zeros(1, 3, 1, 1)
    target = torch.tensor([[[int(labels[0, 1, 1])]]])
    expected = (2 * dice_cross_entropy(full, labels) + dice_cross_entropy(coarse, target)) / 3
    assert float(deep_supervision([full, coarse], labels)) == pytest.approx(float(expected))


def test_perfect_answer() -> None:
    labels = torch.randint(3, (2, 8, 8), generator=torch.Generator().manual_seed(1))
    logits = 50 * torch.nn.functional.one_hot(labels, 3).permute(0, 3, 1, 2).float()
    assert float(dice_cross_entropy(logits, labels)) == pytest.approx(-1, abs=1e-4)
