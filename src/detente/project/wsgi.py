"""The plain WSGI application, for those who bring their own server; `detente serve` has a faster front."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "detente.project.settings")
application = get_wsgi_application()
