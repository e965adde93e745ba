"""The desk under /moderation/ (staff) and, under /accounts/, what readers do about decisions."""

from __future__ import annotations

from django.urls import path

from . import reader_views, views

app_name = "moderation"
urlpatterns = [
    path("moderation/", views.desk, name="desk"),
    path("moderation/comments/<str:uid>/decide/", views.decide_comment, name="decide"),
    path("moderation/comments/<str:uid>/edit/", views.edit_comment, name="edit"),
    path("moderation/people/<str:uid>/sanction/", views.sanction_person, name="sanction"),
    path("moderation/appeals/<str:uid>/hear/", views.hear, name="hear"),
    path("moderation/letters/<str:uid>/answer/", views.answer, name="answer"),
    path("accounts/appeals/", reader_views.my_cases, name="cases"),
    path("accounts/appeals/new/<str:uid>/", reader_views.new_appeal, name="appeal"),
    path("accounts/appeals/decision/<str:uid>/", reader_views.new_decision_appeal, name="appeal_decision"),
    path("accounts/appeals/<str:uid>/", reader_views.appeal_page, name="appeal_page"),
    path("accounts/decisions/<str:uid>/", reader_views.statement, name="statement"),
    path("accounts/letters/new/", reader_views.new_letter, name="letter"),
]
