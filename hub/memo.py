"""What was read once for a content version and a day, kept in this process: exact, bounded, never anybody's own.

Each change that a page can show bumps the content version in its own transaction, and the version of a `reading()` is
asked before anything else in it. What is kept under a version is therefore at least as new as it, and is forgotten as
soon as a newer one is seen, in this process and in any other (ADR 0023).
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from hub.people.reader import Reader
from hub.ports import versions
from hub.publishing.calendar import today

P = ParamSpec("P")
T = TypeVar("T")

Scope = tuple[int, date]
MOST = 1200  # values; the largest is a section with about 50 kB


class _Shelf:
    """Values of one version and day, those used longest ago leaving first."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.values: OrderedDict[Hashable, Any] = OrderedDict()


class _Reading:
    """One request that only reads. It asks for the version before the first query, or else before the first value."""

    def __init__(self, version: int | None) -> None:
        self.stopped = False
        self._asking = False
        self._scope = None if version is None else (version, today())

    @property
    def scope(self) -> Scope:
        if self._scope is None:
            self._asking = True
            self._scope = (versions.current(), today())
        return self._scope

    def before_query(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        """A row read before its version was known might be older than it, and so would be what is made of the row."""
        if self._scope is None and not self._asking:
            if connection.in_atomic_block:
                self.stopped = True
            elif not self.stopped:
                self.scope  # noqa: B018 - asked for once, here
        return execute(sql, params, many, context)


_lock = threading.Lock()
_shelf = _Shelf((-1, date.min))
_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading(version: int | None = None) -> Iterator[None]:
    """Let `remembered` keep and find values; around requests that change nothing."""
    current = _Reading(version)
    token = _reading.set(current)
    try:
        with connection.execute_wrapper(current.before_query):
            yield
    finally:
        _reading.reset(token)


def stop() -> None:
    """Nothing of the rest of this request is kept or found: it shows a draft."""
    current = _reading.get()
    if current is not None:
        current.stopped = True


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    """A question that is answered once a version and language: by its arguments alone, with a value nobody changes.

    A reader among the arguments is replaced by one of the same kind without a name, so that an answer cannot be
    somebody's own; a saved row stands for itself by its key. An answer of None is asked for again.
    """

    @wraps(make)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        if not _is_open():
            return make(*args, **kwargs)
        given, named = [_shared(value) for value in args], {name: _shared(value) for name, value in kwargs.items()}
        key = (make, get_language(), *map(_key, given), *((name, _key(value)) for name, value in named.items()))
        found: T | None = find(key)
        if found is None:
            found = make(*given, **named)  # type: ignore[arg-type]  # the same arguments, the reader without a name
            keep(key, found)
        return found

    return ask


def find(key: Hashable) -> Any:
    """The value kept under `key` for the version of this reading, or None."""
    shelf = _current_shelf()
    if shelf is None:
        return None
    with _lock:
        value = shelf.values.get(key)
        if value is not None:
            shelf.values.move_to_end(key)
    return value


def keep(key: Hashable, value: Any) -> None:
    shelf = _current_shelf()
    if shelf is None or value is None:
        return
    with _lock:
        shelf.values[key] = value
        while len(shelf.values) > MOST:
            shelf.values.popitem(last=False)


def clear() -> None:
    """Forget everything: for tests, whose databases take versions back."""
    global _shelf  # the shelf is the process's own
    with _lock:
        _shelf = _Shelf((-1, date.min))


def _is_open() -> bool:
    """Never inside a transaction: what it reads may be rolled back."""
    current = _reading.get()
    return current is not None and not current.stopped and not connection.in_atomic_block


def _current_shelf() -> _Shelf | None:
    """The shelf of this reading's version; none where another request has seen a newer one."""
    global _shelf  # the shelf is the process's own
    current = _reading.get()
    if current is None or not _is_open():
        return None
    scope = current.scope
    with _lock:
        if scope > _shelf.scope:
            _shelf = _Shelf(scope)
        return _shelf if _shelf.scope == scope else None


def _shared(value: Any) -> Any:
    return value.nameless if isinstance(value, Reader) else value


def _key(value: Any) -> Hashable:
    if isinstance(value, QuerySet | HttpRequest):
        raise TypeError("A remembered question takes neither queryset nor request: two alike are never the same.")
    return (type(value), value.pk) if isinstance(value, Model) else value
