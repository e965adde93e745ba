"""The public JSON API: threads, comments, verdicts, standards, articles, search. `/api/v1/openapi.json` describes it."""
