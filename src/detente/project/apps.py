from __future__ import annotations

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "detente.project"
    label = "project"
    verbose_name = "Detente"
