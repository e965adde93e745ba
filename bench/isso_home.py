"""Fills an Isso database with threads of 50 and 1,000 comments: `python -m bench.isso_home CONFIG`."""

from __future__ import annotations

import sys


def main(path: str) -> None:
    """Write the comments through Isso's own database layer."""
    from isso import config, db  # type: ignore[import-untyped]

    from bench.words import comment

    settings = config.load(config.default_file(), path)
    store = db.SQLite3(settings.get("general", "dbpath"), settings)
    for uri, count in (("/short/", 50), ("/long/", 1000), ("/posting/", 0)):
        store.threads.new(uri, uri)
        for n in range(count):
            store.comments.add(uri, {
                "mode": 1, "remote_addr": "127.0.0.1", "text": comment(n), "author": "A", "email": None,
                "website": None, "parent": None,
            })


CONFIG = """[general]
dbpath = {folder}/isso.db
host = http://127.0.0.1/
notify =
[guard]
enabled = false
"""

if __name__ == "__main__":
    main(sys.argv[1])
