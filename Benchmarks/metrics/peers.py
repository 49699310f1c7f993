"""Times Dice + Hausdorff distance of other programs on the pairs and labels that benchmark-metrics wrote, and compares.

Each on one thread, decoding excluded, median of 7 rounds of processor time. All give the same Dice; the Hausdorff
distance differs where the definition does (docs/definitions.md).
usage: peers.py FOLDER
"""

import csv
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import surface_distance
from medpy.metric import binary

SPACING = 0.3  # mm, as benchmark-metrics has it


def medpy(prediction, reference):
    spacing = (SPACING, SPACING)
    return lambda: (binary.dc(prediction, reference), binary.hd(prediction, reference, voxelspacing=spacing))


def deepmind(prediction, reference):
    def measure():
        distances = surface_distance.compute_surface_distances(reference, prediction, (SPACING, SPACING))
        return (
            surface_distance.compute_dice_coefficient(reference, prediction),
            surface_distance.compute_robust_hausdorff(distances, 100),
        )

    return measure


def simple_itk(prediction, reference):
    sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    one, other = (sitk.GetImageFromArray(mask.astype(np.uint8)) for mask in (prediction, reference))
    for image in (one, other):
        image.SetSpacing((SPACING, SPACING))

    def measure():
        overlap, hausdorff = sitk.LabelOverlapMeasuresImageFilter(), sitk.HausdorffDistanceImageFilter()
        overlap.Execute(other, one)
        hausdorff.Execute(other, one)
        return overlap.GetDiceCoefficient(), hausdorff.GetHausdorffDistance()

    return measure


def monai(prediction, reference):
    import torch
    from monai.metrics import compute_dice, compute_hausdorff_distance

    torch.set_num_threads(1)
    one, other = (torch.from_numpy(mask[None, None].astype(np.float32)) for mask in (prediction, reference))
    return lambda: (
        float(compute_dice(one, other)),
        float(compute_hausdorff_distance(one, other, include_background=True, spacing=SPACING)),
    )


PEERS = [("surface-distance", deepmind), ("medpy", medpy), ("simpleitk", simple_itk), ("monai", monai)]


def median_microseconds(measure):
    def clock(calls):
        start = time.process_time()
        for _ in range(calls):
            measure()
        return (time.process_time() - start) / calls

    calls = max(2, int(0.1 / max(clock(1), 1e-6)))
    return statistics.median(clock(calls) for _ in range(7)) * 1e6


def labels(path):
    return sitk.GetArrayFromImage(sitk.ReadImage(str(path)))


def main(folder):
    print(f"{'size':9}  {'label':5}  {'program':22}  {'Dice':>6}  {'HD mm':>6}  {'median µs':>10}  {'ratio':>6}")
    for row in csv.DictReader((folder / "apical.csv").open()):
        size, label = row["size"], int(row["label"])
        own, dice = float(row["dice_hausdorff_us"]), float(row["dice"])
        line = "{:9}  {:<5}  {:22}  {:6.4f}  {:6.3f}  {:10.1f}  {:>6}".format
        print(line(size, label, "apical", dice, float(row["hd_mm"]), own, ""))
        masks = [labels(folder / f"{size}-{side}.png") == label for side in ("prediction", "reference")]
        for name, peer in PEERS:
            try:
                measure = peer(*masks)
            except ImportError as problem:
                print(f"{size:9}  {label:<5}  {name}: left out, {problem}")
                continue
            value, hd = measure()
            assert abs(value - dice) < 1e-6, f"{name}: Dice {value}, apical has {dice}"
            spent = median_microseconds(measure)
            print(line(size, label, f"{name} {version(name)}", value, hd, spent, f"{spent / own:.0f}×"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
