"""Copies the exams of a result file, with all their rows, until it holds as many as asked for.

Usage: multiply.py results.sqlite EXAMS. Values of EF, Dice, distances, measures, differences between conventions and
shares of the error are shaken in the copies, so that no two exams coincide; masks, shapes and pictures are copied as
they are. Stops where a table has rows that it cannot copy, such as those of whole recordings.
"""

import hashlib
import sqlite3
import sys

KEYS = {"id", "exam", "view", "frame"}  # texts that name a row or what it belongs to
SHAKEN = {
    "ef": 6.0, "recorded_ef": 6.0, "dice": 0.02, "hausdorff": 2.0, "hausdorff95": 1.5, "depth": 12.0, "angle": 6.0,
    "value": 0.01, "points": 0.8, "ef_difference": 0.4, "edv_difference": 1.0, "esv_difference": 1.0,
}  # fmt: skip
RANGES = {"dice": (0, 1), "value": (-100, 100), "points": (-100, 100)}  # of all others: from 0, except for differences
NOT_COPIED = {"findings", "previews"}  # as many in a large study as in a small one


def shaken(value, amount, low, high, key):
    """The value plus up to ± amount, by a digest of the key; 0 stays."""
    if not value:
        return value
    part = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") / 2**32
    return min(max(value + (2 * part - 1) * amount, low), high)


def main():
    path, wanted = sys.argv[1], int(sys.argv[2])
    database = sqlite3.connect(path)
    database.create_function("shaken", 5, shaken, deterministic=True)
    tables = {
        name: [(row[1], row[2]) for row in database.execute(f"PRAGMA table_info({name})")]
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    }
    own = [t for t, columns in tables.items() if t == "exams" or {c for c, _ in columns} & {"exam", "view", "frame"}]
    own = [t for t in own if t not in NOT_COPIED]
    refuse(database, set(tables) - set(own))
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
    # The parts of an exam's error add up to it.
    database.execute(
        "UPDATE error_budgets SET automatic_ef = reference_ef + (SELECT total(points) FROM error_shares AS share "
        "WHERE share.exam = error_budgets.exam AND share.source = error_budgets.source) WHERE automatic_ef IS NOT NULL"
    )
    (total,) = database.execute("SELECT count(*) FROM exams").fetchone()
    database.execute("UPDATE study SET exams = ?", (total,))
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"{path}: {total} exams")


def refuse(database, others):
    """Stops where rows that belong to exams would be missing."""
    once = NOT_COPIED | {"study", "models", "sources", "runs", "grdb_migrations"}
    for table in sorted(others - once):
        if database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            sys.exit(f"{table} has rows, and multiply.py does not know how to copy them.")


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
        named = KEYS | {"source", "label", "phase", "cause", "measure"}
        named |= {"convention"} if name.endswith("_difference") else set()
        key = " || ".join(f"coalesce({n}, '')" for n, k in columns if k == "TEXT" and n in named)
        low, high = RANGES.get(name, (-1e9 if name.endswith("_difference") else 0, 1e9))
        return f"shaken({name}, {SHAKEN[name]}, {low}, {high}, {key} || '{name}{copy}')"
    return name


if __name__ == "__main__":
    main()
