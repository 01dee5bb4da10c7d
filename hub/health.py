"""Is it alive, is it ready: for supervisors and load balancers."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis.exceptions import RedisError

from hub.ports import liveness

WORK, WORK_SECONDS = "readyz:work", 5
"""Every load balancer asks every few seconds; what waits is counted once in that time."""


def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; touches nothing."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """Database reachable and migrated: 200, else 503. A cache that is away only degrades.

    `work` names queues that stood still some seconds ago; the web server is as ready as before.
    """
    report = {"database": _database(), "cache": _cache()}
    status = 200 if report["database"] == "ok" else 503
    report["work"] = _work() if status == 200 else "unknown"
    return JsonResponse({"ready": status == 200, **report}, status=status)


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "unreachable"
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "migrations pending" if pending else "ok"


def _work() -> str:
    queues = cache.get(WORK)
    if queues is None:
        queues = liveness.standing_still()
        cache.set(WORK, queues, WORK_SECONDS)
    return f"behind: {', '.join(queues)}" if queues else "ok"


def _cache() -> str:
    try:
        cache.get("readyz")
    except (RedisError, OSError):
        return "degraded"
    return "ok"
