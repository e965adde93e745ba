"""Every address of the site, room by room. Wagtail's catch-all for sections and articles comes last."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from detente.project import views

handler400 = "detente.project.views.bad_request"
handler403 = "detente.project.views.forbidden"
handler404 = "detente.project.views.not_found"
handler500 = "detente.project.views.server_error"


def to_own_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's own sign-in is closed: everybody comes in through /accounts/login/, where the second factor is asked."""
    return redirect("account_login")


def not_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Wagtail's password for a single page is a door of its own without limits on guessing; no page of ours has one."""
    raise Http404


urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("comments/", include("detente.comments.urls")),
    path("threads/", include("detente.comments.thread_urls")),
    path("standards/", include("detente.comments.standards_urls")),
    path("", include("detente.moderation.urls")),
    path("api/", include("detente.api.urls")),
    path("accounts/notices/", include("detente.notices.urls")),
    path("accounts/", include("detente.accounts.urls")),
    path("_util/login/", to_own_login),
    path("_util/authenticate_with_password/<path:rest>", not_here),
    path("editor/login/", to_own_login),
    path("editor/password_reset/", to_own_login),
    path("editor/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("detente.news.urls")),
]
if settings.DEBUG:
    urlpatterns += staticfiles_urlpatterns()
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
urlpatterns += [path("", include(wagtail_urls))]
