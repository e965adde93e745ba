"""Static files under hashed names, so that they can be kept for ever by browsers and by a CDN."""

from __future__ import annotations

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class HashedStaticFiles(ManifestStaticFilesStorage):
    """Django's manifest storage that also rewrites `import` lines of our ES modules.

    A missing entry answers with the plain name instead of an error: a page without one icon is better than no page.
    """

    support_js_module_import_aggregation = True
    manifest_strict = False
