"""Whole pages for anonymous readers, by content version and day: a publication shows at once, nothing private is kept.

A view opts in with `keep(response)`; an answer that sets a cookie, or to somebody with a session, is never kept.
An answer whose making asked for the reader's lens is kept for that lens alone and ten minutes, any other one for all.
"""

import contextlib
import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from redis.exceptions import RedisError

from hub import memo
from hub.look.headers import ADMIN_PREFIX
from hub.look.lens import Lens
from hub.ports import versions
from hub.publishing.calendar import today

DAY = 24 * 60 * 60
TEN_MINUTES = 10 * 60
"""How long a copy for one lens is kept: there are more than two hundred lenses, and few readers share one."""
SMALLEST_COMPRESSED = 500


@dataclass(frozen=True)
class KeptPage:
    """One answer as it goes out: plain and compressed body, headers, and the ETag over all."""

    body: bytes
    compressed: bytes
    headers: dict[str, str]
    etag: str
    by_lens: bool = False


def keep(response: HttpResponse) -> HttpResponse:
    """Mark an answer as the same for every anonymous reader until the content version changes."""
    response.hub_keep = True  # type: ignore[attr-defined]  # read by the middleware below
    return response


def without_query(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a costly page that reads no query: one with a query, which is never kept, is led to the address that is."""

    @wraps(view)
    def led(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            return redirect(request.path)
        return view(request, *args, **kwargs)

    return led


class PageCacheMiddleware:
    """Stands before sessions and languages: a kept page costs one query, and one look into the cache the first time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"} or request.path.startswith(ADMIN_PREFIX):
            return self._made(request)
        if not _may_be_kept(request):
            with memo.reading():
                return self._made(request)
        version = versions.current()
        with memo.reading(version):
            return self._kept(request, version)

    def _made(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return _private(response) if settings.SESSION_COOKIE_NAME in request.COOKIES else response

    def _kept(self, request: HttpRequest, version: int) -> HttpResponse:
        lens = Lens.peek(request)
        domain, _port = split_domain_port(request.get_host())
        key = f"page:{version}:{today():%Y%m%d}:{domain}:{request.path}"
        page = _find(key, lens)
        if page is None:
            response = self.get_response(request)
            if not _is_kept(response):
                return _seen_through(lens, response)
            page = _keep(key, lens, response, by_lens=getattr(request, "hub_lens_was_asked", False))
        return _seen_through(lens, _answer(request, page))


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
    )


def _private(response: HttpResponse) -> HttpResponse:
    """What somebody with a session is shown may be for them alone: neither a proxy nor their browser keeps it."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _is_kept(response: HttpResponse) -> bool:
    return getattr(response, "hub_keep", False) and response.status_code == 200 and not response.cookies


def _seen_through(lens: Lens, response: HttpResponse) -> HttpResponse:
    """What somebody chose to see is theirs: no proxy keeps it, and their browser asks again each time."""
    if lens:
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if response.headers["Cache-Control"] == "no-cache":
            response.headers["Cache-Control"] = "private, no-cache"
    return response


def _find(key: str, lens: Lens) -> KeptPage | None:
    """The page as this lens shows it: its own, or the one for all where making it did not ask for a lens."""
    if not lens:
        return _read(key)
    own = _read(_of_lens(key, lens))
    common = _read(key) if own is None else None
    return common if common is not None and not common.by_lens else own


def _of_lens(key: str, lens: Lens) -> str:
    return f"{key}:{lens}"


def _read(key: str) -> KeptPage | None:
    page: KeptPage | None = memo.find(key)
    if page is None:
        with contextlib.suppress(RedisError, OSError):  # a cache that is away is an empty one
            page = cache.get(key)
        memo.keep(key, page)
    return page


def _keep(key: str, lens: Lens, response: HttpResponse, *, by_lens: bool) -> KeptPage:
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    headers["Cache-Control"] = "no-cache"
    body = response.content
    compressed = gzip.compress(body, compresslevel=6, mtime=0) if len(body) >= SMALLEST_COMPRESSED else b""
    page = KeptPage(body, compressed, headers, f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', by_lens)
    of_one_lens = bool(lens) and by_lens
    name = _of_lens(key, lens) if of_one_lens else key
    with contextlib.suppress(RedisError, OSError):  # a cache that is away costs time, nothing else
        cache.set(name, page, TEN_MINUTES if of_one_lens else DAY)
    memo.keep(name, page)
    return page


def _answer(request: HttpRequest, page: KeptPage) -> HttpResponse:
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    if page.etag in [tag.strip() for tag in known.split(",")]:
        response = HttpResponse(status=304)
        response.headers.pop("Content-Type", None)
    elif page.compressed and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        response = HttpResponse(page.compressed)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(page.body)
    for name, value in page.headers.items():
        if response.status_code != 304 or name in {"Cache-Control", "Vary", "Content-Language"}:
            response.headers[name] = value
    response.headers["ETag"] = page.etag
    return response
