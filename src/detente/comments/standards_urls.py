"""Public addresses under /standards/: the rules, one page for each, every edition for good."""

from __future__ import annotations

from django.urls import path

from . import standards_views as views

app_name = "standards"
urlpatterns = [
    path("", views.standards_list, name="list"),
    path("languages/", views.languages_page, name="languages"),
    path("editions/<str:edition>/", views.edition_page, name="edition"),
    path("editions/<str:edition>/standards.json", views.edition_json, name="json"),
    path("<slug:rule>/", views.rule_page, name="rule"),
]
