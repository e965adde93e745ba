"""Detente: a news site whose readers can disagree. The rooms of the house are described in docs/map.md."""

__version__ = "0.1.0"
