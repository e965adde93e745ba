"""Personal addresses under /comments/: never cached."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "comments"
urlpatterns = [
    path("threads/<str:uid>/new/", views.new_comment, name="new"),
    path("threads/<str:uid>/mine/", views.mine, name="mine"),
    path("<str:uid>/", views.comment_page, name="comment"),
    path("<str:uid>/edit/", views.edit, name="edit"),
    path("<str:uid>/delete/", views.delete, name="delete"),
    path("<str:uid>/flag/", views.flag, name="flag"),
]
