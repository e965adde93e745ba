"""Facts about the machine, without which a number means nothing."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any


def facts(folder: Path) -> dict[str, Any]:
    """Processor, memory, disk, versions, load: what a reader of the table needs to know."""
    import pysqlite3

    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "processor": _line_of("/proc/cpuinfo", "model name"),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": int(_line_of("/proc/meminfo", "MemTotal").split()[0]) // 1024,
        "kernel": platform.release(),
        "file_system": _file_system(folder),
        "flush_ms": _flush(folder),
        "python": platform.python_version(),
        "sqlite": pysqlite3.sqlite_version,
        "commit": _commit(),
        "load_average_at_start": os.getloadavg()[0],
        "read_generator": "wrk" if shutil.which("wrk") else "asyncio (may itself be the limit: apt-get install wrk)",
    }


def _line_of(path: str, name: str) -> str:
    lines = Path(path).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "unknown")


def _file_system(folder: Path) -> str:
    said = subprocess.run(["stat", "-f", "-c", "%T", str(folder)], capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


def _commit() -> str:
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


def _flush(folder: Path) -> float:
    """Median milliseconds of fdatasync after 4 kB, the least a durable commit can cost here."""
    times = []
    with open(folder / "flush", "wb") as file:
        for _ in range(100):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append((time.perf_counter() - began) * 1000)
    return round(sorted(times)[50], 3)
