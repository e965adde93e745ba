"""Refusals of the transfer room: each has a stable code and a sentence a person can act on."""

from __future__ import annotations


class PageRefused(Exception):
    """A file that cannot become a page. `code` is stable, `message` is a sentence for a person."""

    code: str = "page-refused"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FileUnreadable(PageRefused):
    """The operating system would not give us the bytes."""

    code = "unreadable-file"


class FileEmpty(PageRefused):
    """No bytes, or nothing but blank space."""

    code = "empty-file"


class FileTooLarge(PageRefused):
    """More bytes than a page can sensibly have."""

    code = "file-too-large"


class FileBinary(PageRefused):
    """A picture, an archive, a PDF: not a text at all."""

    code = "binary-file"


class EncodingUnknown(PageRefused):
    """Text in bytes that no encoding reads cleanly."""

    code = "unknown-encoding"


class FormatUnknown(PageRefused):
    """A file of a kind that this command does not read."""

    code = "unknown-format"


class NoPages(PageRefused):
    """A folder without a single page."""

    code = "no-pages"


class NoArticle(PageRefused):
    """A page that holds no article: only navigation, dialogs or rules."""

    code = "no-article"


class DraftNotTaken(PageRefused):
    """The newsroom would not take the page as a draft; the code is the newsroom's own."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
