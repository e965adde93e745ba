"""The published standards, and a text tried on them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from detente.accounts.queries import edition_in_force
from detente.comments import house
from detente.comments.editions import as_data
from detente.comments.queries.editions import edition_named, editions_on_record
from detente.standards import Circumstances, TextRefused, accept, judge, normalise

from ..errors import NotFound, UnfitRequest
from .schemas import Error, StandardsOut, TextIn, TriedOut, helped
from .security import FOR_ALL, Reader, Trier

router = Router(tags=["standards"])
REFUSALS = {400: Error, 401: Error, 403: Error, 404: Error, 422: Error, 429: Error}


class UnfitText(UnfitRequest):
    """The text cannot be judged. `code` is that of `standards.TextRefused`."""

    def __init__(self, refused: TextRefused) -> None:
        super().__init__(refused.message)
        self.code = refused.code
        self.status = 413 if refused.code == "text-too-long" else 400


@router.get(
    "/standards",
    response={200: StandardsOut, **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="standards",
)
def standards(request: HttpRequest) -> Any:
    """The edition in force, and the names of all that were."""
    rows = [{name: row[name] for name in ("name", "hash", "in_force")} for row in editions_on_record()]
    return {"editions": rows, "in_force": as_data(edition_in_force())}


@router.get(
    "/standards/{edition}",
    response={200: dict[str, Any], **REFUSALS},
    auth=Reader(),
    openapi_extra=FOR_ALL,
    operation_id="edition",
)
def edition(request: HttpRequest, edition: str) -> Any:
    """One edition by its name, or by at least eight digits of its hash."""
    found = edition_named(edition)
    if found is None:
        raise NotFound("No such edition was ever in force here.")
    return found


@router.post(
    "/verdicts",
    response={200: TriedOut, **REFUSALS, 413: Error},
    auth=Trier(),
    openapi_extra=FOR_ALL,
    operation_id="try_text",
)
def try_text(request: HttpRequest, data: TextIn) -> Any:
    """What the standards in force say of a text. Nothing is stored."""
    try:
        text = accept(data.text, limit=house.comment_limit())
    except TextRefused as refused:
        raise UnfitText(refused) from refused
    circumstances = Circumstances(
        time=timezone.now(),
        site_languages=house.site_languages(),
        site_host=house.site_host(),
        hold_unmeasured=house.hold_unmeasured(),
    )
    verdict = judge(normalise(text), circumstances, edition_in_force())
    return helped(verdict.as_dict(), verdict)
