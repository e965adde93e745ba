"""Bare durable commits: as many one-row inserts as eight writers get through, and nothing else.

`python -m bench.commits FILE SECONDS WRITERS` prints a `Load` as JSON. WAL and FULL, the same SQLite as the site's,
one process for each writer, the busy handler of SQLite, a row about as long as a comment.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import time
from dataclasses import asdict
from typing import Any

from bench.load import Load, percentiles


def write(path: str, seconds: float, results: Any) -> None:
    """One writer."""
    import pysqlite3

    connection = pysqlite3.connect(path, timeout=20, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES (?)", ("x" * 300,))
        connection.execute("COMMIT")
        times.append((time.perf_counter() - began) * 1000)
    results.put(times)


def main(path: str, seconds: float, writers: int) -> Load:
    """Run the writers side by side."""
    import pysqlite3

    connection = pysqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, text TEXT)")
    results: Any = multiprocessing.Queue()
    processes = [multiprocessing.Process(target=write, args=(path, seconds, results)) for _ in range(writers)]
    began = time.perf_counter()
    for process in processes:
        process.start()
    times = [took for _ in processes for took in results.get()]
    lasted = time.perf_counter() - began
    for process in processes:
        process.join()
    p50, p99 = percentiles(times)
    return Load(len(times) / lasted, p50, p99, by="processes")


if __name__ == "__main__":
    print(json.dumps(asdict(main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3])))))
