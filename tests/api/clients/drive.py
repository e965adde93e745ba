"""Drives two clients from PyPI, unchanged, against the door at argv[1]; prints what they returned as one JSON object.

Runs in an environment of its own, without this project.
"""

import json
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError

from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from perspective import PerspectiveAPI

BASE = sys.argv[1]
RUDE = "You are a complete idiot, you moron."
LABEL = {"comment": {"text": RUDE}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}, "clientToken": "s"}


def google() -> dict:
    made = build(
        "commentanalyzer",
        "v1alpha1",
        developerKey="any",
        discoveryServiceUrl=BASE + "$discovery/rest?version=v1alpha1",
        static_discovery=False,
    )
    body = {"comment": {"text": "👍 " + RUDE}, "requestedAttributes": {"TOXICITY": {}}, "languages": ["en"]}
    refusals = []
    for text in ("", "x" * 20_481, "12345"):
        try:
            asked = {"comment": {"text": text}, "requestedAttributes": {"TOXICITY": {}}}
            made.comments().analyze(body=asked).execute()
        except HttpError as error:
            refusals.append([error.resp.status, error.reason, error.error_details[0]["errorType"]])
    return {
        "analyzed": made.comments().analyze(body=body).execute(),
        "suggested": made.comments().suggestscore(body=LABEL).execute(),
        "refusals": refusals,
    }


def perspective() -> dict:
    client = PerspectiveAPI("any")
    client.api_client.url = BASE + "v1alpha1/{endpoint}"
    scores = {"TOXICITY": {"summaryScore": {"value": 0.9}, "spanScores": [{"begin": 0, "end": 3, "score": {"value": 1.0}}]}}
    return {
        "scores": client.score(RUDE, tests=["TOXICITY", "INSULT"]),
        "everything": client.analyze_comment(
            RUDE,
            comment_type="PLAIN_TEXT",
            context=[{"text": "before", "type": "PLAIN_TEXT"}],
            span_annotations=True,
            languages=["en"],
            do_not_store=True,
            client_token="t",
            session_id="s",
            community_id="c",
        ),
        "suggested": client.suggest_score(RUDE, scores, languages=["en"], client_token="t", community_id="c"),
    }


def burst() -> dict:
    """A hundred at once, as a feed service sends them: how many were scored, and how many told "busy"."""
    client = PerspectiveAPI("any")
    client.api_client.url = BASE + "v1alpha1/{endpoint}"

    def one(number: int) -> str:
        try:
            return "scored" if "TOXICITY" in client.score(f"{RUDE} {number}") else "unscored"
        except HTTPError as refused:
            return {429: "busy", 503: "busy"}.get(refused.code, str(refused.code))

    with ThreadPoolExecutor(100) as pool:
        return Counter(pool.map(one, range(100)))


print(json.dumps({"google": google(), "perspective": perspective(), "burst": burst()}))
