"""Addresses under /api/. Without a namespace, because Ninja looks for its own at the top."""

from __future__ import annotations

from django.urls import path, re_path

from . import views
from .v1.address import addresses

urlpatterns = [
    path("perspective/<path:rest>", views.perspective, name="api-perspective"),
    path("coral/moderate", views.coral_moderate, name="api-coral"),
    path("v1/", addresses()),
    re_path(r"", views.nothing),
]
