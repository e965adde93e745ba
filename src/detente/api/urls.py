"""Addresses under /api/."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "api"
urlpatterns = [
    path("perspective/<path:rest>", views.perspective, name="perspective"),
    path("coral/moderate", views.coral_moderate, name="coral"),
]
