"""Answers on their way to the reader: whole, in parts, or a refusal."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from html import escape
from typing import Any

from detente.delivery.bridge import Answer
from detente.delivery.errors import DeliveryRefused

log = logging.getLogger(__name__)

READER_PATIENCE = 30.0
"""Seconds that one part of a streamed answer may take to be accepted; then the stream is ended."""

PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>This did not go through</title>
    <link rel="stylesheet" href="/static/detente/detente.css">
  </head>
  <body>
    <main class="page">
      <div class="apology">
        <p class="apology__code">{status}</p>
        <h1>This did not go through</h1>
        <p class="lead">{sentence}</p>
        <p class="meta">Code: {code}</p>
        <p><a href="/">To the front page</a></p>
      </div>
    </main>
  </body>
</html>
"""
"""What the reader sees; the stylesheet comes from this same front, whatever has happened behind it."""
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'"


def refuse(proto: Any, refusal: DeliveryRefused, *, told: dict[str, Any] | None = None) -> None:
    """Send a refusal as a small page with its sentence and its code; for programs as the JSON object `told`."""
    kind = "application/json" if told is not None else "text/html; charset=utf-8"
    headers = [("content-type", kind), ("cache-control", "no-store"),
               ("content-security-policy", POLICY), ("x-content-type-options", "nosniff"),
               ("x-detente-refusal", refusal.code)]
    if refusal.retry_after:
        headers.append(("retry-after", str(refusal.retry_after)))
    if refusal.status in (408, 413):
        # The rest of the body is still on its way; without this the connection could not be used again
        # anyway.
        headers.append(("connection", "close"))
    if told is not None:
        body = json.dumps(told)
    else:
        body = PAGE.format(status=refusal.status, sentence=escape(refusal.sentence), code=refusal.code)
    proto.response_str(refusal.status, headers, body)


async def send_answer(proto: Any, answer: Answer, *, method: str) -> None:
    """Send Django's answer. A HEAD request gets the headers a GET would have had, and no body."""
    if method == "HEAD" or answer.status in (204, 304):
        headers = answer.headers
        if answer.stream is None and method == "HEAD" and answer.header("content-length") is None:
            headers = [*headers, ("content-length", str(len(answer.body)))]
        await _closed(answer)
        proto.response_empty(answer.status, headers)
    elif answer.stream is None:
        proto.response_bytes(answer.status, answer.headers, answer.body)
    else:
        await _stream(proto, answer)


async def _stream(proto: Any, answer: Answer) -> None:
    loop = asyncio.get_running_loop()
    transport = proto.response_stream(answer.status, answer.headers)
    assert answer.stream is not None
    try:
        while (part := await loop.run_in_executor(None, _next, answer.stream)) is not None:
            if part:
                async with asyncio.timeout(READER_PATIENCE):
                    await transport.send_bytes(part)
    except Exception as error:  # the reader left, or the application failed half-way: the answer ends here
        log.info("A streamed answer ended early: %r", error)
    finally:
        await _closed(answer)


async def _closed(answer: Answer) -> None:
    await asyncio.get_running_loop().run_in_executor(None, answer.close)


def _next(parts: Iterator[bytes]) -> bytes | None:
    return next(parts, None)
