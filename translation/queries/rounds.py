"""Rounds with the progress of each language, in a fixed number of queries; and the deadline that a work has of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, QuerySet
from wagtail.models import Page

from hub.publishing.calendar import today
from translation import rights
from translation.models import Round, RoundLanguage
from translation.queries.standing import DONE, standings


@dataclass(frozen=True)
class Progress:
    """How far a language is in a round: `done` of `total` pages have an approved text that is up to date."""

    row: RoundLanguage
    name: str
    done: int
    total: int
    may_change: bool

    @property
    def is_late(self) -> bool:
        return self.done < self.total and self.row.deadline < today()


@dataclass(frozen=True)
class Line:
    round: Round
    languages: list[Progress]
    total: int


def newest_open() -> QuerySet[RoundLanguage]:
    """The newest open round of the outer work (its `page_key` and `language`), for a subquery."""
    return RoundLanguage.objects.filter(
        language=OuterRef("language"), round__closed_at__isnull=True, round__pages__page_key=OuterRef("page_key")
    ).order_by("-round__opened_at", "-round_id")


def deadline_of(page_key: UUID, language: str) -> date | None:
    """What the newest open round says for a work that begins now."""
    rows = RoundLanguage.objects.filter(
        language=language, round__closed_at__isnull=True, round__pages__page_key=page_key
    )
    return rows.order_by("-round__opened_at", "-round_id").values_list("deadline", flat=True).first()


def progress(rounds: Sequence[Round], user: Any) -> list[Line]:
    """The lines of the rounds, languages in the order of the settings."""
    names = dict(settings.LANGUAGES)
    ids = [one.pk for one in rounds]
    keys: dict[int, list[UUID]] = defaultdict(list)
    for round_id, page_key in Round.objects.filter(pk__in=ids).values_list("pk", "pages__page_key"):
        keys[round_id].append(page_key)
    parts: dict[int, list[RoundLanguage]] = defaultdict(list)
    for row in RoundLanguage.objects.filter(round__in=ids):
        parts[row.round_id].append(row)
    languages = sorted({row.language for rows in parts.values() for row in rows})
    found = standings({key for one in keys.values() for key in one}, languages)
    editor = rights.opens_rounds(user)
    lines = []
    for one in rounds:
        told = [
            Progress(
                row=row,
                name=names.get(row.language, row.language),
                done=sum(found[key, row.language].state in DONE for key in keys[one.pk]),
                total=len(keys[one.pk]),
                may_change=one.closed_at is None and (editor or rights.may(user, rights.Action.ASSIGN, row.language)),
            )
            for row in sorted(parts[one.pk], key=lambda row: list(names).index(row.language))
        ]
        lines.append(Line(one, told, len(keys[one.pk])))
    return lines


def scopes() -> QuerySet[Page]:
    """Source pages that a round may take with all below them."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=2, numchild__gt=0)
    return pages.live().order_by("path")


def keys_below(page: Page) -> list[UUID]:
    """Keys of the page and of all public pages below it."""
    return list(page.get_descendants(inclusive=True).live().values_list("translation_key", flat=True))
