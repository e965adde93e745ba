"""The names of all acts, in one place: `subject:thing:past-verb`."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """One name per kind of act. A name, once released, keeps its meaning for good."""

    ACCOUNT_CONSENT_GIVEN = "account:consent:given"
    ACCOUNT_PERSON_REGISTERED = "account:person:registered"
    ACCOUNT_ROLE_CHANGED = "account:role:changed"
    ACCOUNT_STANDING_CHANGED = "account:standing:changed"

    API_TOKEN_ISSUED = "api:token:issued"
    API_TOKEN_REVOKED = "api:token:revoked"

    COMMENT_AUTHOR_DELETED = "comment:author:deleted"
    COMMENT_FLAG_DISMISSED = "comment:flag:dismissed"
    COMMENT_FLAG_RAISED = "comment:flag:raised"
    COMMENT_POST_HELD = "comment:post:held"
    COMMENT_POST_PUBLISHED = "comment:post:published"
    COMMENT_POST_REFUSED = "comment:post:refused"
    COMMENT_REVISION_HELD = "comment:revision:held"
    COMMENT_REVISION_PUBLISHED = "comment:revision:published"
    COMMENT_REVISION_REFUSED = "comment:revision:refused"
    COMMENT_STAFF_EDITED = "comment:staff:edited"
    COMMENT_VERDICT_CHANGED = "comment:verdict:changed"

    MODERATION_APPEAL_FILED = "moderation:appeal:filed"
    MODERATION_APPEAL_OVERTAKEN = "moderation:appeal:overtaken"
    MODERATION_APPEAL_REVERSED = "moderation:appeal:reversed"
    MODERATION_APPEAL_UPHELD = "moderation:appeal:upheld"
    MODERATION_COMMENT_APPROVED = "moderation:comment:approved"
    MODERATION_COMMENT_HELD = "moderation:comment:held"
    MODERATION_COMMENT_REMOVED = "moderation:comment:removed"
    MODERATION_COMMENT_RESTORED = "moderation:comment:restored"
    MODERATION_LETTER_ANSWERED = "moderation:letter:answered"
    MODERATION_LETTER_RECEIVED = "moderation:letter:received"
    MODERATION_PERSON_BLOCKED = "moderation:person:blocked"
    MODERATION_PERSON_BLOCKED_FOR_GOOD = "moderation:person:blocked-for-good"
    MODERATION_PERSON_RESTORED = "moderation:person:restored"
    MODERATION_PERSON_WARNED = "moderation:person:warned"

    NEWS_ARTICLE_MOVED = "news:article:moved"
    NEWS_ARTICLE_PUBLISHED = "news:article:published"
    NEWS_ARTICLE_UNPUBLISHED = "news:article:unpublished"
    NEWS_ARTICLE_IMPORTED = "news:article:imported"
    NEWS_SETTINGS_CHANGED = "news:settings:changed"

    SITE_BACKUP_TAKEN = "site:backup:taken"

    STANDARDS_EDITION_ADOPTED = "standards:edition:adopted"

    THREAD_PLACE_CLOSED = "thread:place:closed"
    THREAD_PLACE_DESCRIBED = "thread:place:described"
    THREAD_PLACE_OPENED = "thread:place:opened"
