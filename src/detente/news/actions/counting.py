"""Counting readers without knowing them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import ArticlePage, HourViews, ViewTotal


@transaction.atomic
def count_views(counts: Mapping[str, int], *, at: datetime | None = None) -> int:
    """Add views by article uid to the current hour and to the totals; returns how many articles were known.

    A view is no act and leaves no ledger line. Unknown uids and numbers below one are passed over.
    """
    wanted = {uid: number for uid, number in counts.items() if number > 0}
    hour = (at or timezone.now()).replace(minute=0, second=0, microsecond=0)
    articles = dict(ArticlePage.objects.filter(uid__in=wanted).order_by("pk").values_list("pk", "uid"))
    for pk, uid in articles.items():
        _add(HourViews, wanted[uid], article_id=pk, hour=hour)
        _add(ViewTotal, wanted[uid], article_id=pk)
    return len(articles)


def _add(model: type[HourViews] | type[ViewTotal], number: int, **place: object) -> None:
    model.objects.get_or_create(**place, defaults={"views": 0})
    model.objects.filter(**place).update(views=F("views") + number)
