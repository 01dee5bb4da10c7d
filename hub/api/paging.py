"""Lists of the API: how many there are, a page of them, and the address of the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, overload

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.pagination import PaginationBase

USUAL, MOST, LAST = 100, 500, 1_000_000


class Listed(Protocol):
    """What can be counted and cut."""

    def __len__(self) -> int: ...

    @overload
    def __getitem__(self, place: int, /) -> Any: ...
    @overload
    def __getitem__(self, place: slice, /) -> Sequence[Any]: ...


@dataclass(frozen=True)
class Rows:
    """Rows that are made into what is told only where they stand on the page: `told` takes the rows of one page."""

    rows: QuerySet[Any, Any]
    told: Callable[[Sequence[Any]], Sequence[Any]]

    def __len__(self) -> int:
        return self.rows.count()

    def __getitem__(self, place: slice) -> Sequence[Any]:
        found: Sequence[Model] = list(self.rows[place])
        return self.told(found)


class Paged(PaginationBase):
    """`?limit=` and `?offset=`."""

    class Input(Schema):
        limit: int = Field(USUAL, ge=1, le=MOST)
        offset: int = Field(0, ge=0, le=LAST)

    class Output(Schema):
        count: int
        next: str | None = Field(None, description="The address of the next page; none after the last")
        items: list[Any]

    def paginate_queryset(
        self, queryset: Any, pagination: Input, request: HttpRequest, **params: Any
    ) -> dict[str, Any]:
        """`queryset` is a `Listed`: a list, or `Rows`."""
        count, end = len(queryset), pagination.offset + pagination.limit
        return {
            "count": count,
            "next": _address(request, pagination.limit, end) if end < count else None,
            "items": queryset[pagination.offset : end],
        }


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    query = request.GET.copy()
    query["limit"], query["offset"] = str(limit), str(offset)
    return f"{settings.HUB_PUBLIC_URL}{request.path}?{query.urlencode()}"
