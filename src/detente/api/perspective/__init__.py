"""Perspective's contract, version v1alpha1, answered by the published standards.

Pure Python: bytes in, bytes out. No Django, no database, no session stands on this path, so it can be asked
hundreds of times a second; `detente.api.views` joins it to the site.

The contract is Google's `commentanalyzer` v1alpha1 as its public manual (github.com/conversationai/perspectiveapi,
folder 2-api) and its discovery document describe it.
"""

from __future__ import annotations

from detente.api.perspective.door import Call, Reply, answer

__all__ = ["Call", "Reply", "answer"]
