"""The gallery's own `{% static %}`: relative addresses, so that pages open from a folder."""

from __future__ import annotations

from django import template

register = template.Library()


@register.simple_tag
def static(path: str) -> str:
    """The address of a static file beside the page."""
    return f"static/{path}"
