"""Making a page that is not cached: `python -m bench.rendering PATH SECONDS` prints a `Load` as JSON.

Django, templates, database and packing, as on a miss, one after the other in one process.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from typing import Any

from bench.load import Load, percentiles


def main(path: str, seconds: float) -> Load:
    """Make the page again and again."""
    from detente.delivery.backstage import Here
    from detente.project.rsgi import django_application

    here = Here(django_application())
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "", "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1",
        "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    page = here.make(dict(environ))
    assert page is not None
    assert page.status == 200, page.status
    times, began = [], time.perf_counter()
    while time.perf_counter() - began < seconds:
        start = time.perf_counter()
        here.make(dict(environ))
        times.append((time.perf_counter() - start) * 1000)
    p50, p99 = percentiles(times)
    return Load(len(times) / (time.perf_counter() - began), p50, p99, by="one process")


if __name__ == "__main__":
    print(json.dumps(asdict(main(sys.argv[1], float(sys.argv[2])))))
