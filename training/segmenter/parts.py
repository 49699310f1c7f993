"""A batch in parts, side by side."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor

from torch import Tensor, nn

Gradients = tuple[float, tuple[Tensor, ...]]


def fill_gradients(
    network: nn.Module,
    batch: range,
    size: int,
    workers: Executor,
    gradients: Callable[[range], Gradients],
) -> float:
    """Sets the gradients of a batch from those of its parts of `size` examples; returns the loss.

    The parts' gradients are summed in order, so the number of workers does not change the weights.
    """
    parts = [batch[start : start + size] for start in range(0, len(batch), size)]
    results = list(workers.map(gradients, parts))
    shares = [len(part) / len(batch) for part in parts]
    for index, parameter in enumerate(network.parameters()):
        parameter.grad = sum(share * found[index] for share, (_, found) in zip(shares, results))
    return sum(share * loss for share, (loss, _) in zip(shares, results))
