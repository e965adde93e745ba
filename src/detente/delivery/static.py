"""Files that the front sends by itself: the site's own (hashed names, packed) and what editors uploaded.

The site's files are listed once, at start: an address is looked up in that list and never joined to a path.
Uploads appear while the site runs, so their addresses are joined and then proved to lie under the media
folder.
"""

from __future__ import annotations

import gzip
import mimetypes
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.delivery.cache import Headers
from detente.delivery.pages import GZIP_LEVEL, PACKABLE, SMALLEST_PACKED, accepts_gzip, http_date

HASHED = re.compile(r"\.[0-9a-f]{8,64}\.[^./]+$")
FOR_EVER = "public, max-age=31536000, immutable"
A_WHILE = "public, max-age=300"
A_DAY = "public, max-age=86400"
SHOWN = ("image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "audio/", "video/")
"""Uploads a browser may show in place; anything else (HTML, SVG, PDF …) is offered as a download."""

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
         ".woff2": "font/woff2", ".woff": "font/woff", ".webp": "image/webp", ".avif": "image/avif",
         ".ico": "image/x-icon", ".json": "application/json", ".map": "application/json",
         ".webmanifest": "application/manifest+json", ".txt": "text/plain", ".xml": "application/xml"}


@dataclass(frozen=True, slots=True)
class File:
    """A file with its headers ready. `packed` is the path of its gzip form, or ''. Sizes are in bytes."""

    path: str
    size: int
    etag: str
    headers: Headers
    packed: str = ""
    packed_size: int = 0


@dataclass
class SiteFiles:
    """Every file below `root`, by its address `prefix` + relative path."""

    prefix: str
    root: Path
    _files: dict[str, File] = field(default_factory=dict)

    def load(self) -> None:
        """List the folder again. A file that appears later is not served until the next start."""
        self._files = {
            self.prefix + path.relative_to(self.root).as_posix(): _site_file(path)
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and path.suffix != ".gz"
        }

    def find(self, address: str) -> File | None:
        """The file at this address, or None."""
        return self._files.get(address)


@dataclass(frozen=True)
class MediaFiles:
    """Uploads below `root`. Folders in `withheld` are never served from here: originals may carry a place in
    their metadata, and documents have readers of their own."""

    prefix: str
    root: Path
    withheld: tuple[str, ...] = ("original_images/", "documents/")

    def find(self, address: str) -> File | None:
        """The file at this address, or None where there is none or it is withheld. One `realpath` and one
        `stat`."""
        relative = address.removeprefix(self.prefix)
        if not relative.isprintable() or "\\" in relative or relative.startswith(self.withheld):
            return None
        root = os.path.realpath(self.root)
        path = os.path.realpath(os.path.join(root, relative))
        inside = os.path.relpath(path, root)
        if inside.startswith(("..", *self.withheld)) or not os.path.isfile(path):
            return None
        return _media_file(path)


def send(proto: Any, headers: Any, file: File | None, *, method: str) -> None:
    """Answer a GET or HEAD with the file, a part of it (one range), a 304, or a plain 404."""
    if file is None:
        proto.response_str(404, [("content-type", "text/plain; charset=utf-8")], "There is no such file.")
        return
    if file.etag in (headers.get("if-none-match") or ""):
        kept = ("etag", "cache-control", "vary")
        proto.response_empty(304, [pair for pair in file.headers if pair[0] in kept])
        return
    if file.packed and accepts_gzip(headers.get("accept-encoding") or ""):
        packed = [*file.headers, ("content-encoding", "gzip"), ("content-length", str(file.packed_size))]
        _send_whole(proto, packed, file.packed, method)
        return
    span = _span(headers, file)
    if span is None:
        _send_whole(proto, [*file.headers, ("content-length", str(file.size))], file.path, method)
        return
    start, end = span
    if start >= end:
        proto.response_empty(416, [("content-range", f"bytes */{file.size}")])
        return
    part = [*file.headers, ("content-range", f"bytes {start}-{end - 1}/{file.size}"),
            ("content-length", str(end - start))]
    if method == "HEAD":
        proto.response_empty(206, part)
    else:
        proto.response_file_range(206, part, file.path, start, end)


def precompress(root: Path) -> int:
    """Write `name.gz` beside every hashed text file below `root` where that saves a tenth; return how many.

    Doing it again writes only what changed. Each file appears whole or not at all.
    """
    written = 0
    for path in root.rglob("*"):
        if not HASHED.search(path.name) or not path.is_file() or not _type(path.name).startswith(PACKABLE):
            continue
        target = path.with_name(path.name + ".gz")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        written += _write_packed(path, target)
    return written


def _write_packed(path: Path, target: Path) -> int:
    whole = path.read_bytes()
    packed = gzip.compress(whole, GZIP_LEVEL, mtime=0) if len(whole) >= SMALLEST_PACKED else whole
    if len(packed) > 0.9 * len(whole):
        target.unlink(missing_ok=True)
        return 0
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    fresh.write_bytes(packed)
    fresh.replace(target)
    return 1


def _send_whole(proto: Any, headers: Headers, path: str, method: str) -> None:
    if method == "HEAD":
        proto.response_empty(200, headers)
    else:
        proto.response_file(200, headers, path)


def _span(headers: Any, file: File) -> tuple[int, int] | None:
    """The one range that was asked for, as start and end-exclusive byte offsets; None: send the whole file.

    Several ranges, or a range of another version (`If-Range`), get the whole file (RFC 9110 section 14.2
    allows it).
    """
    asked = re.fullmatch(r"bytes=(\d*)-(\d*)", (headers.get("range") or "").replace(" ", ""))
    if asked is None or asked.group(0) == "bytes=-" or headers.get("if-range", file.etag) != file.etag:
        return None
    first, last = asked.groups()
    if not first:
        return max(0, file.size - int(last)), file.size
    if last and int(last) < int(first):
        return None
    return int(first), min(file.size, int(last) + 1) if last else file.size


def _site_file(path: Path) -> File:
    packed = path.with_name(path.name + ".gz")
    facts = path.stat()
    etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    headers = _headers(path.name, etag, facts.st_mtime, FOR_EVER if HASHED.search(path.name) else A_WHILE)
    if not packed.exists():
        return File(str(path), facts.st_size, etag, headers)
    headers.append(("vary", "Accept-Encoding"))
    return File(str(path), facts.st_size, etag, headers, str(packed), packed.stat().st_size)


def _media_file(path: str) -> File:
    facts = os.stat(path)
    etag = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
    headers = _headers(path, etag, facts.st_mtime, A_DAY)
    headers += [("accept-ranges", "bytes"), ("content-security-policy", "default-src 'none'; sandbox")]
    if not _type(path).startswith(SHOWN):
        headers.append(("content-disposition", "attachment"))
    return File(path, facts.st_size, etag, headers)


def _headers(name: str, etag: str, changed: float, keep: str) -> Headers:
    # Pictures may be shown by other sites (previews of shared links); the site's own files are for its own
    # pages.
    kind = _type(name)
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return [("content-type", kind + charset), ("cache-control", keep), ("etag", etag),
            ("last-modified", http_date(changed)), ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "cross-origin" if kind.startswith("image/") else "same-origin")]


def _type(name: str) -> str:
    known = TYPES.get(os.path.splitext(name)[1].lower())
    return known or mimetypes.guess_type(name)[0] or "application/octet-stream"
