"""Addresses under /api/. Without a namespace, because Ninja looks for its own at the top."""

from __future__ import annotations

from django.urls import path, re_path

from . import token_views, views
from .v1.address import addresses

urlpatterns = [
    path("perspective/<path:rest>", views.perspective, name="api-perspective"),
    path("coral/moderate", views.coral_moderate, name="api-coral"),
    path("v1/", addresses()),
    path("tokens/", token_views.tokens, name="api-tokens"),
    path("tokens/<str:uid>/revoke/", token_views.revoke, name="api-token-revoke"),
    re_path(r"", views.nothing),
]
