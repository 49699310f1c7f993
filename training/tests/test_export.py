"""The exported file computes what torch computes, for any batch, from one file."""

from __future__ import annotations

import datetime
import hashlib
from pathlib import Path

import onnx
import pytest

from segmenter.card import card
from segmenter.config import Recipe
from segmenter.export import export, largest_difference
from segmenter.network import parameter_count
from segmenter.train import build

HISTORY = [
    {"epoch": 0, "size": 16, "frames": 8, "insilicoFrames": 0, "insilicoPool": 0},
    {"epoch": 1, "size": 32, "frames": 10, "insilicoFrames": 2, "insilicoPool": 5},
]


@pytest.mark.filterwarnings("ignore")
def test_export_matches_torch(recipe: Recipe, tmp_path: Path) -> None:
    network, path = build(recipe), tmp_path / "tiny.onnx"
    export(network, path, 32)
    assert largest_difference(network, path, 32, seed=1) < 1e-4
    graph = onnx.load(path).graph
    assert [value.name for value in (*graph.input, *graph.output)] == ["image", "logits"]
    dimensions = graph.input[0].type.tensor_type.shape.dim
    assert dimensions[0].dim_param == "batch"
    assert [dimension.dim_value for dimension in dimensions[1:]] == [1, 32, 32]
    assert not list(tmp_path.glob("*.data"))


def test_card_tells_what_was_logged(recipe: Recipe, tmp_path: Path) -> None:
    model = tmp_path / "tiny.onnx"
    model.write_bytes(b"weights")
    network = build(recipe)
    date = datetime.date(2026, 11, 23)
    values = card(recipe, model, parameter_count(network), 32, HISTORY, [], date)
    assert values["sha256"] == hashlib.sha256(b"weights").hexdigest()
    assert values["training"]["epochs"] == 2
    assert "in 1 of 2 epochs (epochs 2 to 2; input sizes 32)" in values["training"]["data"][1]
