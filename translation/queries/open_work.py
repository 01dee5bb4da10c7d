"""Translations that wait for a translator, and how much matters what changed; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery
from wagtail.models import Page

from hub.models import ChangeKind, ChangeStatement, ParagraphChange, Publication
from translation.models import Approval, PageTranslation, SourceText
from translation.queries.matters import Item, Matter
from translation.queries.severity import worst
from translation.queries.standing import standings


@dataclass(frozen=True)
class Changed:
    """A change of a paragraph of the source, and the revision that brought it."""

    revision_id: int
    at: datetime
    kind: str


@dataclass(frozen=True)
class Work:
    """A text that waits. `stale` is the gravest kind among what differs from the approved text, None without one."""

    row: PageTranslation
    source: SourceText
    stale: ChangeKind | None
    changes: list[Changed]

    @property
    def at(self) -> datetime:
        """Since when it waits in this form."""
        return max(self.row.since, self.source.taken_at)

    def matter(self, kind: str) -> Matter:
        return Matter(kind, self.row.page_key, self.row.language, str(self.source.revision_id))

    def item(self, kind: str, told: int | None) -> Item:
        """For who was told of the revision `told` last."""
        later = self._later(told)
        change = self.stale or (worst(later) if later else None)
        return Item(self.matter(kind), change=change, deadline=self.row.deadline)

    def is_law(self, told: int | None) -> bool:
        """Whether the law changed since the revision `told`."""
        return ChangeKind.LEGAL in self._later(told) and self.stale in (None, ChangeKind.LEGAL)

    def _later(self, told: int | None) -> list[str]:
        return [
            change.kind
            for change in self.changes
            if (change.revision_id > told if told is not None else change.at > self.row.since)
        ]


def open_works(*, with_deadline: bool = False) -> list[Work]:
    """What is not approved in the newest form of its source, in the order of submission.

    What a reviewer has in that form waits for nobody else, and is there only among those `with_deadline`.
    """
    newest = SourceText.objects.filter(page_key=OuterRef("page_key")).values("revision_id")[:1]
    approved = Approval.objects.filter(
        page_key=OuterRef("page_key"), language=OuterRef("language"), source_revision_id=OuterRef("newest")
    )
    rows = PageTranslation.objects.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
    rows = rows.exclude(Q(state=PageTranslation.State.APPROVED) & Exists(approved))
    if with_deadline:
        rows = rows.filter(deadline__isnull=False)
    else:
        rows = rows.exclude(state=PageTranslation.State.IN_REVIEW, sent_source_revision_id=F("newest"))
    return _works(list(rows.defer("sent_hashes").order_by("pk")))


def _works(rows: list[PageTranslation]) -> list[Work]:
    keys = {row.page_key for row in rows}
    if not keys:
        return []
    sources = {row.page_key: row for row in SourceText.objects.filter(page_key__in=keys)}
    public = _public(keys)
    found = standings(keys, sorted({row.language for row in rows}))
    changes = _changes(sources)
    works = []
    for row in rows:
        source, standing = sources[row.page_key], found[row.page_key, row.language]
        done = row.state == PageTranslation.State.APPROVED if not standing.approved else not standing.stale
        if not done and (source.goes_live_at or row.page_key in public):
            works.append(Work(row, source, standing.kind, changes[row.page_key]))
    return works


def _public(page_keys: Collection[UUID]) -> set[UUID]:
    pages = Page.objects.live().filter(translation_key__in=page_keys, locale__language_code=settings.LANGUAGE_CODE)
    return set(pages.values_list("translation_key", flat=True))


def _changes(sources: dict[UUID, SourceText]) -> dict[UUID, list[Changed]]:
    """What was published of each source, and what was said of a text that waits for its day."""
    changes: dict[UUID, list[Changed]] = defaultdict(list)
    rows = ParagraphChange.objects.filter(
        publication__page_key__in=sources,
        publication__language=settings.LANGUAGE_CODE,
        publication__kind=Publication.Kind.PUBLISHED,
    )
    fields = ("publication__page_key", "publication__revision_id", "publication__at", "kind")
    for key, revision_id, at, kind in rows.values_list(*fields):
        changes[key].append(Changed(revision_id, at, kind))
    waiting = [key for key, source in sources.items() if source.goes_live_at]
    said = ChangeStatement.objects.filter(page_key__in=waiting, language=settings.LANGUAGE_CODE)
    for key, kind in said.values_list("page_key", "kind"):
        changes[key].append(Changed(sources[key].revision_id, sources[key].taken_at, kind))
    return changes
