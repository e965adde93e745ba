"""The newspaper's addresses that are not Wagtail pages; mounted at the root, before its catch-all."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "news"
urlpatterns = [
    path("news/", views.newest, name="newest"),
    path("search/", views.search, name="search"),
    path("tags/<str:slug>/", views.tag, name="tag"),
    path("s/<str:code>", views.short, name="short"),
    path("rss.xml", views.feed, {"kind": "rss"}, name="rss"),
    path("atom.xml", views.feed, {"kind": "atom"}, name="atom"),
    path("feed.json", views.feed, {"kind": "json"}, name="json"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", views.sitemap, name="sitemap-part"),
    path("news-sitemap.xml", views.news_sitemap, name="news-sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("<str:section>/rss.xml", views.feed, {"kind": "rss"}, name="section-rss"),
    path("<str:section>/atom.xml", views.feed, {"kind": "atom"}, name="section-atom"),
    path("<str:section>/feed.json", views.feed, {"kind": "json"}, name="section-json"),
]
