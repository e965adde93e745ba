"""Addresses under /accounts/: our own page first, then allauth's."""

from __future__ import annotations

from django.urls import include, path

from detente.accounts import views

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("me/", views.me, name="account_me"),
    path("", include("allauth.urls")),
]
