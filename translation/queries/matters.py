"""What people are told of, and what they have been told already."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from hub.models import ChangeKind
from hub.publishing import access
from translation.models import Told

NO_PAGE = UUID(int=0)


@dataclass(frozen=True)
class Matter:
    """One thing of which a person hears once; the fields of `Told`."""

    kind: str
    page_key: UUID
    language: str
    mark: str


@dataclass(frozen=True)
class Item:
    """A matter as a letter says it. `change` is the kind of what changed, None for a text that is new.

    `covers` are matters of which no other letter needs to tell.
    """

    matter: Matter
    change: ChangeKind | None = None
    deadline: date | None = None
    since: datetime | None = None
    closed: bool = False
    covers: tuple[Matter, ...] = ()


@dataclass(frozen=True)
class Name:
    """What a mail may call a page: its title where everybody may read it, else why not."""

    title: str
    restricted: bool


def names(page_keys: Collection[UUID]) -> dict[UUID, Name]:
    """Names of source pages; two queries."""
    pages = Page.objects.filter(translation_key__in=page_keys, locale__language_code=settings.LANGUAGE_CODE)
    titles = dict(access.visible_pages(pages).values_list("translation_key", "title"))
    closed = set(access.restricted_page_keys().filter(translation_key__in=page_keys))
    return {key: Name(titles.get(key, ""), key in closed) for key in page_keys}


def told_of(kind: str, page_keys: Iterable[UUID]) -> set[tuple[int, Matter]]:
    """Ids of people with what each was told about the pages; one query."""
    rows = Told.objects.filter(kind=kind, page_key__in=set(page_keys))
    return {
        (user_id, Matter(kind, page_key, language, mark))
        for user_id, page_key, language, mark in rows.values_list("user_id", "page_key", "language", "mark")
    }
