"""The read-only public API; each room adds its router in `hub.urls`."""

from ninja import NinjaAPI

api = NinjaAPI(
    title="The Hub",
    version="1",
    description="Manual, news, initiatives and coverage totals. Read-only; only what the public may see.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
