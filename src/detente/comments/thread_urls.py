"""Public addresses under /threads/: the same for everybody, kept by the page cache."""

from __future__ import annotations

from django.urls import path

from . import thread_views

app_name = "threads"
urlpatterns = [
    path("<str:uid>/", thread_views.thread, name="thread"),
    path("<str:uid>/newest/", thread_views.newest, name="newest"),
    path("<str:uid>/below/<str:comment>/", thread_views.branch, name="branch"),
    path("<str:uid>/count.json", thread_views.count, name="count"),
]
