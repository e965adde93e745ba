"""The contract's errors, byte for byte. Clients read `error.details[0].errorType`, some the message itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

SERVICE = "commentanalyzer.googleapis.com"
_ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
_BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest"
_ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


class Refused(Exception):
    """A call that is answered by an error. `code` is the HTTP status, `status` the name that gRPC gives it, `wait`
    the seconds after which asking again makes sense (0: it never does).
    """

    def __init__(
        self,
        message: str,
        *,
        code: int = 400,
        status: str = "INVALID_ARGUMENT",
        details: Sequence[dict[str, Any]] = (),
        wait: int = 0,
    ) -> None:
        super().__init__(message)
        self.message, self.code, self.status, self.details = message, code, status, list(details)
        self.wait = wait

    def as_dict(self) -> dict[str, Any]:
        """The body of the answer."""
        error: dict[str, Any] = {"code": self.code, "message": self.message, "status": self.status}
        if self.details:
            error["details"] = self.details
        return {"error": error}


def comment_empty() -> Refused:
    return _typed("Comment must be non-empty.", "COMMENT_EMPTY")


def comment_too_long() -> Refused:
    return _typed("Comment text too long.", "COMMENT_TOO_LONG")


def no_requested_attributes() -> Refused:
    return _typed("Missing requested_attributes", "NO_REQUESTED_ATTRIBUTES")


def no_attribute_scores() -> Refused:
    return _typed("Missing attribute_scores", "INVALID_REQUEST")


def unknown_attribute(name: str) -> Refused:
    return _typed(f"Unknown requested attribute: {name}", "INVALID_REQUEST")


def score_type_unsupported(score_type: str, attribute: str) -> Refused:
    return _typed(
        f"Requested score type {score_type} is not supported by attribute {attribute}", "INVALID_REQUEST"
    )


def only_plain_text() -> Refused:
    return _typed("Currently, only 'PLAIN_TEXT' comments are supported", "INVALID_REQUEST")


def unknown_text_type() -> Refused:
    return _typed("Unknown text type", "INVALID_REQUEST")


def two_contexts() -> Refused:
    return _typed(
        "Context can have either entries or article_and_parent_comment, but both fields were populated.",
        "INVALID_REQUEST",
    )


def incomplete_span() -> Refused:
    return _typed("Span scores must have both begin and end.", "INVALID_REQUEST")


def language_undetected() -> Refused:
    return _typed("Unable to detect language", "LANGUAGE_DETECTION_FAILED")


def language_unsupported(
    attribute: str, unsupported: Sequence[str], *, detected: Sequence[str], requested: Sequence[str]
) -> Refused:
    """`unsupported` are named in the message; `requested` is told where the caller said a language."""
    what: dict[str, Any] = {"detectedLanguages": list(detected)}
    if requested:
        what["requestedLanguages"] = list(requested)
    what["attribute"] = attribute
    return _typed(
        f"Attribute {attribute} does not support request languages: {', '.join(unsupported)}",
        "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
        languageNotSupportedByAttributeError=what,
    )


def unfit_payload(violations: Sequence[tuple[str, str]]) -> Refused:
    """Fields that do not exist or have the wrong type: pairs of a path ("" for the top) and a sentence."""
    told = [
        {"field": path, "description": sentence} if path else {"description": sentence}
        for path, sentence in violations
    ]
    message = "\n".join(sentence for _, sentence in violations)
    return Refused(message, details=[{"@type": _BAD_REQUEST, "fieldViolations": told}])


def key_missing() -> Refused:
    return Refused(
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key "
        "or other form of API consumer identity to call this API.",
        code=403,
        status="PERMISSION_DENIED",
    )


def key_invalid() -> Refused:
    info = {
        "@type": _ERROR_INFO,
        "reason": "API_KEY_INVALID",
        "domain": "googleapis.com",
        "metadata": {"service": SERVICE},
    }
    return Refused("API key not valid. Please pass a valid API key.", details=[info])


def quota_exceeded(limit: int, consumer: str, *, wait: int) -> Refused:
    """`limit` in analyses a minute; `consumer` names whose quota it is, never the key; `wait` in seconds."""
    name = "AnalyzeRequestsPerMinutePerProject"
    info = {
        "@type": _ERROR_INFO,
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "service": SERVICE,
            "consumer": consumer,
            "quota_metric": f"{SERVICE}/analyze_requests",
            "quota_limit": name,
            "quota_limit_value": str(limit),
            "quota_location": "global",
        },
    }
    return Refused(
        "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' and limit 'Analysis requests "
        f"(AnalyzeComment) per minute' of service '{SERVICE}' for consumer '{consumer}'.",
        code=429,
        status="RESOURCE_EXHAUSTED",
        details=[info],
        wait=wait,
    )


def too_large() -> Refused:
    return Refused("Request payload size exceeds the limit.", code=413)


def not_found() -> Refused:
    return Refused("Requested entity was not found.", code=404, status="NOT_FOUND")


def wrong_method() -> Refused:
    return Refused("This method takes POST requests only.", code=405, status="UNIMPLEMENTED")


def server_failed() -> Refused:
    return Refused("Internal error encountered.", code=500, status="INTERNAL")


def busy() -> Refused:
    return Refused("The service is currently unavailable.", code=503, status="UNAVAILABLE")


def refused_by_the_front(status: int, sentence: str) -> dict[str, Any]:
    """In Google's shape, what the server in front of this door refuses by itself: `status` is that of HTTP."""
    if status == 413:
        return too_large().as_dict()
    if status == 503:
        return busy().as_dict()
    return Refused(sentence, code=status).as_dict()


def _typed(message: str, error_type: str, **more: Any) -> Refused:
    return Refused(message, details=[{"@type": _ERROR, "errorType": error_type, **more}])
