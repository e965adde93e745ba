from __future__ import annotations

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [path("", views.my_notices, name="mine")]
