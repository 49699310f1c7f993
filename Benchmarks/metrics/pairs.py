"""Writes synthetic pairs of label maps as PNG: FOLDER/reference and FOLDER/prediction, with frames.csv for the scale.

A left ventricle with its wall, drawn twice by hands that differ a little. Needs NumPy.
usage: pairs.py FOLDER COUNT [WIDTH HEIGHT]
"""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np


def heart(width, height, wave, phase):
    """Labels 0, 1 (LV) and 2 (MYO): half an ellipse with a wall, its radius changed by `wave` along the angle."""
    y, x = np.mgrid[:height, :width] + 0.5
    dx, dy = (x - width / 2) / height, (height * 0.75 - y) / height
    radius = np.sqrt(dx**2 / 0.0225 + dy**2 / 0.25) * (1 + wave * np.sin(5 * np.arctan2(dy, dx) + phase))
    return np.where(dy > 0, np.where(radius < 1, 1, np.where(radius < 1.3, 2, 0)), 0).astype(np.uint8)


def write_png(path, pixels):
    """8-bit grey."""
    height, width = pixels.shape
    rows = np.hstack([np.zeros((height, 1), np.uint8), pixels]).tobytes()

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def main(folder, count, width=256, height=256):
    random = np.random.default_rng(1)
    drawings = [heart(width, height, random.uniform(0, 0.08), random.uniform(0, 6)) for _ in range(64)]
    for side in ("reference", "prediction"):
        (folder / side).mkdir(parents=True, exist_ok=True)
        table = ["file,exam,spacing"]
        for number in range(count):
            name = f"{number:05}.png"
            write_png(folder / side / name, drawings[random.integers(len(drawings))])
            table.append(f"{name},exam{number // 2:05},0.3")
        (folder / side / "frames.csv").write_text("\n".join(table) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
