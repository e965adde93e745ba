from __future__ import annotations


def perform(act, *, now, people, written):
    raise NotImplementedError
