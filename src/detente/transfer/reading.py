"""Many files in, one outcome each: a page or a named refusal. One bad file never stops the others. No Django here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.transfer.errors import FormatUnknown, NoPages, PageRefused
from detente.transfer.pages import ImportedPage, read_page

PAGE_SUFFIXES = frozenset({".txt", ".html", ".htm", ".xhtml"})
"""What a folder is searched for. A file named outright is read whatever it is called."""
_OTHER_SUFFIXES = """
.xml .wxr .json .jsonl .ndjson .csv .tsv .zip .gz .tar .pdf .doc .docx .odt .rtf .epub .mhtml .mht
"""
_OTHER_KINDS = frozenset(_OTHER_SUFFIXES.split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: exactly one of `page` and `refusal` is set."""

    source: str
    page: ImportedPage | None = None
    refusal: PageRefused | None = None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read, folders searched through in the order of names. A path that is missing stays in the list, so
    that reading it tells what is wrong."""
    return [file for path in paths for file in (_in_folder(path) if path.is_dir() else [path])]


def _in_folder(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        names = {Path(file).stem for file in files if Path(file).suffix.lower() in PAGE_SUFFIXES}
        # A browser puts what belongs to "story.html" beside it into "story_files": advertisements, not pages.
        folders[:] = sorted(
            name for name in folders
            if not name.startswith(".") and not any(name.startswith((f"{stem}_", f"{stem}-")) for stem in names)
        )  # fmt: skip
        found += [
            Path(root, file)
            for file in sorted(files)
            if Path(file).suffix.lower() in PAGE_SUFFIXES and not file.startswith(".")
        ]
    return found or [folder]


def read_file(file: Path) -> Outcome:
    """Read one file. Raises nothing: whatever is wrong with it is in the outcome."""
    try:
        if file.is_dir():
            raise NoPages("The folder holds no page: no file ending in .txt, .html, .htm or .xhtml.")
        if file.suffix.lower() in _OTHER_KINDS:
            raise FormatUnknown(
                f"Files ending in {file.suffix.lower()} are not read; give saved pages, .html or .txt."
            )
        return Outcome(str(file), page=read_page(file))
    except PageRefused as refusal:
        return Outcome(str(file), refusal=refusal)


def read_files(files: Iterable[Path]) -> Iterator[Outcome]:
    """Read files one by one, as they are asked for."""
    return map(read_file, files)
