"""Copies the exams of a result file, with all their rows, until it holds as many as asked for.

Usage: multiply.py results.sqlite EXAMS. Values of EF, Dice and distances are shaken in the copies, so that no two
exams coincide; masks, shapes and pictures are copied as they are.
"""

import hashlib
import sqlite3
import sys

KEYS = {"id", "exam", "view", "frame"}  # texts that name a row or what it belongs to
SHAKEN = {"ef": 6.0, "recorded_ef": 6.0, "dice": 0.02, "hausdorff": 2.0, "hausdorff95": 1.5, "depth": 12.0, "angle": 6.0}


def shaken(value, amount, key):
    """The value plus up to ± amount, by a digest of the key."""
    if value is None:
        return None
    part = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / 2**32
    return min(max(value + (2 * part - 1) * amount, 0), 1 if amount < 1 else 1e9)


def main():
    path, wanted = sys.argv[1], int(sys.argv[2])
    database = sqlite3.connect(path)
    database.create_function("shaken", 3, shaken, deterministic=True)
    tables = {
        name: [(row[1], row[2]) for row in database.execute(f"PRAGMA table_info({name})")]
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    own = [t for t, columns in tables.items() if t == "exams" or {c for c, _ in columns} & {"exam", "view", "frame"}]
    own = [t for t in own if t not in ("findings", "previews")]
    (count,) = database.execute("SELECT count(*) FROM exams").fetchone()
    database.execute("PRAGMA foreign_keys = OFF")
    originals = {t: f"SELECT rowid FROM {t}" for t in own}
    limits = {t: database.execute(f"SELECT coalesce(max(rowid), 0) FROM {t}").fetchone()[0] for t in originals}
    for copy in range(1, -(-wanted // count)):
        for table in own:
            columns = tables[table]
            values = [expression(table, name, kind, columns, copy, count) for name, kind in columns]
            database.execute(
                f"INSERT INTO {table} ({', '.join(n for n, _ in columns)}) SELECT {', '.join(values)} FROM {table} "
                f"WHERE rowid <= {limits[table]} ORDER BY rowid"
            )
    (total,) = database.execute("SELECT count(*) FROM exams").fetchone()
    database.execute("UPDATE study SET exams = ?", (total,))
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"{path}: {total} exams")


def expression(table, name, kind, columns, copy, count):
    """SQL of one column of a copy."""
    if name == "id" and kind == "INTEGER":
        return "NULL"
    if name in KEYS and kind == "TEXT":
        # A place may be empty, and a view of a failure is a kind and no row.
        return name if table == "failures" and name == "view" else f"{name} || '#{copy}'"
    if table == "exams" and name == "position":
        return f"position + {copy * count}"
    if name in SHAKEN:
        key = " || ".join(f"coalesce({n}, '')" for n, k in columns if k == "TEXT" and n in KEYS | {"source", "label"})
        return f"shaken({name}, {SHAKEN[name]}, {key} || '{name}{copy}')"
    return name


if __name__ == "__main__":
    main()
