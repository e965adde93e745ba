"""A visitor without JavaScript: cookies, pages, forms. Standard library only, so that the tour needs nothing else."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Page:
    """An answer: its address after redirects, its status, its text."""

    url: str
    status: int
    text: str

    def field(self, name: str) -> str:
        """The value of a hidden field. Raises `LookupError` when the page has none of that name."""
        for tag in re.findall(r"<input[^>]*>", self.text):
            if f'name="{name}"' in tag:
                found = re.search(r'value="([^"]*)"', tag)
                return found.group(1) if found else ""
        raise LookupError(f"{self.url} has no field {name!r}")

    @property
    def words(self) -> str:
        """The page without its tags, on one line."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.text).split())


class Visitor:
    """One person's browser, with cookies of its own."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar())).open

    def get(self, path: str) -> Page:
        """Follow an address and its redirects. Errors of the server are pages too; a dead server is an `OSError`."""
        return self._ask(urllib.request.Request(urljoin(self.base, path)))

    def post(self, path: str, **fields: str) -> Page:
        """Send a form and follow where it leads."""
        data = urlencode(fields).encode()
        headers = {"Referer": urljoin(self.base, path), "Origin": self.base}
        return self._ask(urllib.request.Request(urljoin(self.base, path), data=data, headers=headers))

    def sign_in(self, name: str, password: str) -> Page:
        """Through the sign-in form."""
        token = self.get("/accounts/login/").field("csrfmiddlewaretoken")
        return self.post("/accounts/login/", csrfmiddlewaretoken=token, login=name, password=password)

    def _ask(self, request: urllib.request.Request) -> Page:
        try:
            with self._open(request, timeout=TIMEOUT) as answer:
                return Page(answer.url, answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Page(error.url, error.code, error.read().decode(errors="replace"))
