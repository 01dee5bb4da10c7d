"""The read-only public API; each room adds its router in `hub.urls`. What no room knows of is here: errors, pages of a
list, languages, and what every answer carries."""

from hub.api.house import HubApi
from hub.api.problems import answer_problems
from hub.api.spoken import in_language

api = HubApi(
    title="The Hub",
    version="1",
    description=(
        "Manual, law, glossary, news, initiatives, trainings, studies, statistics and coverage totals. Read-only; only "
        "what the public may see. No key is needed. Every answer has an ETag: send it back as If-None-Match, an "
        "unchanged answer is 304."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_decorator(in_language, mode="view")
answer_problems(api)

__all__ = ["api"]
