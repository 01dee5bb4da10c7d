"""Section, front page and cached page against a bare view through the same middleware, in this process.

"Not cached" is a page that is made although others were made of the same content version: what it has in common with
them is remembered (ADR 0023). What the first one after a publication costs stands beside it.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings

from hub import memo
from manual.models import SectionPage
from tests.bench.measure import Row, side_by_side

UNCACHED = "bench=1"  # an address with a query is never kept


def rows() -> list[Row]:
    """Measured on the sample content; the queries of each page stand beside its ratio."""
    section = SectionPage.objects.live().filter(locale__language_code="en").order_by("path")[5]
    with override_settings(ROOT_URLCONF="tests.bench.urls"):
        handler = WSGIHandler()
        bare = caller(handler, "/bare/", UNCACHED)
        return [
            _row("section page, not cached", caller(handler, section.url, UNCACHED), bare, 1 / 8, "1/26, 19 queries"),
            _row("front page, not cached", caller(handler, "/en/", UNCACHED), bare, 1 / 20, "1/77, 43 queries"),
            _row("cached page", caller(handler, section.url), bare, 0.90, "0.75"),
        ]


def _row(name: str, page: Callable[[], int], bare: Callable[[], int], goal: float, peer: str) -> Row:
    size = page()
    alone = first(page)
    once, again = _queries(alone), _queries(page)
    ours, reference = side_by_side(page, bare)
    made_first, reference_then = side_by_side(alone, bare, seconds=0.2)
    rate = reference / ours
    detail = (
        f"{1 / ours:.0f}/s against {1 / reference:.0f}/s, {again} queries, {size / 1000:.1f} kB; "
        f"the first after a publication 1/{made_first / reference_then:.0f}, {once} queries"
    )
    return Row(
        name, "a bare view of 30 kB from Valkey, in requests/s", rate, f">= {goal:.3g}", rate >= goal, peer, detail
    )


def first(page: Callable[[], int]) -> Callable[[], int]:
    """The page as it is made when neither this process nor the cache remembers anything."""

    def ask() -> int:
        memo.clear()
        cache.clear()
        return page()

    return ask


def _queries(page: Callable[[], int]) -> int:
    queries: list[str] = []
    with connection.execute_wrapper(_noting(queries)):
        page()
    return len(queries)


def _noting(queries: list[str]) -> Callable[..., Any]:
    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append(sql)
        return execute(sql, params, many, context)

    return note


def caller(handler: WSGIHandler, path: str, query: str = "") -> Callable[[], int]:
    """Asks once and returns the size of the answer in bytes; anything but 200 ends the run."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }

    def ask() -> int:
        said: list[str] = []
        answer = handler(
            {**environ, "wsgi.input": BytesIO(), "wsgi.errors": BytesIO()}, lambda status, _h: said.append(status)
        )
        size = sum(len(part) for part in answer)
        answer.close()
        if not said[0].startswith("200"):
            raise RuntimeError(f"{path}: {said[0]}")
        return size

    return ask
