"""The denoiser's recipe: schedule and loss against their formulas, geometry, harmless interruption."""

from __future__ import annotations

import math
from pathlib import Path
from random import Random

import numpy as np
import onnx
import pytest
import torch
from segmenter.augment import Draws
from segmenter.network import parameter_count

from denoiser import config
from denoiser.diffusion import Process, betas
from denoiser.export import export, largest_difference
from denoiser.frames import Picture, picture, thinned_indices
from denoiser.network import Denoiser
from denoiser.sector import Sector, find_sector, narrowed
from denoiser.train import Training, build, learning_rate
from denoiser.vary import vary, zoomed

TRAINING = Path(__file__).parents[1]


def fan(rows: int = 200, columns: int = 240, half: float = 35) -> tuple[np.ndarray, Sector]:
    """A bright sector with its tip at the top centre."""
    y, x = np.mgrid[0:rows, 0:columns]
    angle = np.degrees(np.arctan2(x - columns / 2, y))
    inside = (np.abs(angle) <= half) & (np.hypot(x - columns / 2, y) < rows)
    return np.where(inside, 90, 0).astype(np.uint8), Sector(columns / 2, 0, half, half)


@pytest.fixture
def recipe() -> config.Recipe:
    """A few steps of a network with two levels on 32 × 32 pixels."""
    values = config.yaml.safe_load((TRAINING / "denoiser.yml").read_text())
    values |= {"size": 32, "batch": 4, "part": 2, "steps": 6, "cool_down_steps": 2, "precision": "f32"}
    values["architecture"] |= {"channels": [8, 16], "blocks": [1, 1], "attention_resolutions": [4]}
    values["architecture"] |= {"attention_heads": 2}
    values["refinement"] |= {"steps": 4}
    return config.recipe(values)


def pictures() -> list[Picture]:
    random = np.random.default_rng(3)
    image, _ = fan(80, 96)
    return [picture(str(n), (image * random.uniform(0.5, 1, image.shape)).astype(np.uint8)) for n in range(4)]


def start(recipe: config.Recipe, out: Path, workers: int = 1) -> Training:
    out.mkdir(exist_ok=True)
    return Training(recipe, pictures(), [], out, "cpu", workers)


def test_paper_preset_has_the_size_of_table_1() -> None:
    recipe = config.load(TRAINING / "denoiser-paper.yml")
    count = parameter_count(Denoiser(recipe.architecture, recipe.size))
    assert count == pytest.approx(44.1e6, rel=0.01)


def test_cosine_schedule_is_that_of_nichol_and_dhariwal() -> None:
    steps = 1000
    kept = [math.cos((t / steps + 0.008) / 1.008 * math.pi / 2) ** 2 for t in range(steps + 1)]
    expected = [min(1 - kept[t + 1] / kept[t], 0.999) for t in range(steps)]
    assert torch.allclose(betas("cosine", steps), torch.tensor(expected, dtype=torch.float64), atol=1e-12)


def test_linear_schedule_ends_where_ho_et_al_have_it() -> None:
    values = betas("linear", 1000)
    assert float(values[0]) == pytest.approx(1e-4) and float(values[-1]) == pytest.approx(0.02)


@pytest.mark.parametrize("prediction", ["noise", "clean", "velocity"])
def test_a_perfect_prediction_gives_the_clean_image(recipe: config.Recipe, prediction: str) -> None:
    process = Process(config.Diffusion("cosine", 1000, prediction, 1))
    clean, noise = torch.rand(3, 1, 8, 8) * 2 - 1, torch.randn(3, 1, 8, 8)
    times = torch.tensor([5, 400, 900])
    noisy = process.noised(clean, noise, times)
    found = process.clean(noisy, process.target(clean, noise, times), times)
    assert torch.allclose(found, clean, atol=1e-4)


def test_the_bound_vanishes_for_the_posterior_alone() -> None:
    process = Process(config.Diffusion("cosine", 1000, "noise", 1))
    clean, noise = torch.rand(2, 1, 8, 8) * 2 - 1, torch.randn(2, 1, 8, 8)
    times = torch.tensor([50, 700])
    noisy = process.noised(clean, noise, times)
    posterior, widest = torch.full_like(clean, -1), torch.full_like(clean, 1)
    assert float(process.bound(noise, posterior, clean, noisy, times)) == pytest.approx(0, abs=1e-5)
    assert float(process.bound(noise, widest, clean, noisy, times)) > 1e-6


def test_a_time_shift_trains_noisy_steps_more_often() -> None:
    process = Process(config.Diffusion("cosine", 1000, "velocity", 1))

    def median(shift: float) -> float:
        return float(process.times(20_000, torch.Generator().manual_seed(1), shift).double().median())

    assert median(1) == pytest.approx(500, abs=10)
    assert median(3) == pytest.approx(1000 * 2 / math.pi * math.atan(3), abs=10)


def test_sector_is_found_and_narrowed() -> None:
    image, sector = fan()
    found = find_sector(image)
    assert found is not None
    assert found.angle == pytest.approx(sector.angle, abs=1)
    cut = narrowed(image, sector, 20)
    assert cut.shape[0] == image.shape[0]
    assert cut.shape[1] == pytest.approx(2 * 200 * math.sin(math.radians(25)), abs=3)
    again = find_sector(cut)
    assert again is not None and again.angle == pytest.approx(50, abs=1)


def test_zoom_keeps_the_top_centre() -> None:
    values = torch.zeros(64, 64)
    values[20:24, 30:34] = 1
    rows, columns = torch.nonzero(zoomed(values, 1.5, 1.25) > 0.5, as_tuple=True)
    assert float(rows.double().mean() + 0.5) == pytest.approx(1.25 * 22, abs=0.6)
    assert float(columns.double().mean() + 0.5) == pytest.approx(32, abs=0.6)


def test_variation_stays_in_range(recipe: config.Recipe) -> None:
    for seed in range(8):
        values = vary(pictures()[0], recipe.variation, 32, Draws(seed))
        assert values.shape == (32, 32) and float(values.min()) >= -1 and float(values.max()) <= 1


def test_sequences_are_thinned_by_8_to_12() -> None:
    steps = np.diff(thinned_indices(500, Random(1)))
    assert set(steps.tolist()) == {8, 9, 10, 11, 12}


def test_learning_rate_rises_stays_and_falls() -> None:
    recipe = config.load(TRAINING / "denoiser.yml")
    rates = [learning_rate(step, recipe) / recipe.learning_rate for step in (0, 99, 1500, 2700)]
    assert rates == pytest.approx([0.01, 1, 1, 0.5])


def test_the_refinement_rises_and_falls_at_noise_levels_of_its_own() -> None:
    recipe = config.load(TRAINING / "denoiser.yml")
    assert recipe.refinement is not None and recipe.all_steps == 4600
    rates = [learning_rate(step, recipe) / recipe.refinement.learning_rate for step in (3000, 3800, 4600)]
    assert rates == pytest.approx([0.01, 0.5, 0])
    assert [recipe.time_shift(step) for step in (0, 2999, 3000)] == [3, 3, 1]


def test_interruption_and_workers_change_nothing(recipe: config.Recipe, tmp_path: Path) -> None:
    whole = start(recipe, tmp_path / "whole")
    whole.run()
    first = start(recipe, tmp_path / "parts", workers=2)
    first.run(until=3)
    second = start(recipe, tmp_path / "parts", workers=2)
    assert second.resume() and second.step == 3
    second.run()
    for one, other in zip(whole.mean.parameters(), second.mean.parameters(), strict=True):
        assert torch.equal(one, other)
    fresh = build(recipe)
    assert any(
        not torch.equal(one, other) for one, other in zip(fresh.parameters(), whole.mean.parameters())
    )


def test_export_keeps_the_answer(recipe: config.Recipe, tmp_path: Path) -> None:
    training = start(recipe, tmp_path / "run")
    training.run()
    path = tmp_path / "denoiser.onnx"
    export(training.mean, path, recipe.size)
    assert largest_difference(training.mean, path, recipe.size, 1) < 5e-3
    kinds = {weight.data_type for weight in onnx.load(path).graph.initializer if np.prod(weight.dims) >= 256}
    assert onnx.TensorProto.FLOAT not in kinds
