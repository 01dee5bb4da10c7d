"""How each page stands in each language, for boards: a fixed number of queries, however many pages and languages."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from hub.models import ChangeKind, ChangeStatement, ParagraphChange, Publication
from translation.models import Approval, PageTranslation, SourceText
from translation.queries.severity import Change, since, worst
from translation.queries.sources import waiting_revisions

Pair = tuple[UUID, str]


class State(StrEnum):
    """What a board says in one word; `translation.queries.words` has the words."""

    MISSING = "missing"
    UNFOLLOWED = "unfollowed"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    HELD = "held"
    WAITING = "waiting"
    CURRENT = "current"
    STALE_WORDING = "stale_wording"
    STALE = "stale"


DONE = frozenset({State.CURRENT, State.WAITING, State.HELD})
"""States of a text that is approved and up to date."""


@dataclass(frozen=True)
class Standing:
    """A page in a language. `stale` maps ids of blocks that are out of date to the kind of their change.

    `held` is approved and opens with what is above it.
    `public` without `approved` is a text that came about without translators: nobody follows its source.
    """

    work: PageTranslation | None
    approved: bool
    public: bool
    waiting: bool
    held: bool
    stale: Mapping[str, ChangeKind]

    @property
    def kind(self) -> ChangeKind | None:
        """The kind that matters most among the changes, None for a text that is up to date."""
        return worst(list(self.stale.values())) if self.stale else None

    @property
    def state(self) -> State:
        return state_of(
            approved=self.approved,
            work=self.work.state if self.work else "",
            public=self.public,
            kind=self.kind,
            held=self.held,
            waiting=self.waiting,
        )

    @property
    def under_way(self) -> str:
        """The state of work on a text that has an approved one already; empty where nobody is at it."""
        work = self.work.state if self.work else ""
        return under_way_of(approved=self.approved, work=work, stale=bool(self.stale))


def state_of(*, approved: bool, work: str, public: bool, kind: ChangeKind | None, held: bool, waiting: bool) -> State:
    """The one rule of states. `work` is the state of the work, empty where nobody submitted the page."""
    if not approved:
        if work not in ("", "approved"):
            return State(work)
        return State.UNFOLLOWED if public else State.MISSING
    if kind is not None:
        return State.STALE_WORDING if kind == ChangeKind.WORDING else State.STALE
    if held:
        return State.HELD
    return State.WAITING if waiting else State.CURRENT


def under_way_of(*, approved: bool, work: str, stale: bool) -> str:
    """The state of work on a text that has an approved one; a draft of what is up to date says nothing."""
    if not approved or work in ("", "approved") or (work == "draft" and not stale):
        return ""
    return work


def standings(page_keys: Collection[UUID], languages: Sequence[str]) -> dict[Pair, Standing]:
    """The standing of every page in every language, against the newest approved source (a waiting one included)."""
    works = PageTranslation.objects.filter(page_key__in=page_keys, language__in=languages)
    work = {(row.page_key, row.language): row for row in works.select_related("translator", "reviewer", "holder")}
    newest = newest_approvals(page_keys, languages)
    approvals = newest.approvals
    sources = {row.page_key: row for row in SourceText.objects.filter(page_key__in=page_keys)}
    stale = _stale(sources, approvals)
    return {
        pair: Standing(
            work=work.get(pair),
            approved=pair in approvals,
            public=pair in newest.public,
            waiting=pair in newest.waiting,
            held=pair in newest.held,
            stale=stale.get(pair, {}),
        )
        for pair in ((key, language) for key in page_keys for language in languages)
    }


def standing_of(work: PageTranslation, page: Any, source: SourceText | None) -> Standing:
    """The standing of one translation from its row, its page (`target_row`) and its source; three queries."""
    newest = work.unopened_revision_id or page.waiting_id or (page.live_revision_id if page.live else None)
    behind = Approval.objects.behind(page_key=work.page_key, language=work.language, revision_id=newest or 0)
    approval = behind.first()
    stale = _stale({work.page_key: source}, {(work.page_key, work.language): approval}) if source and approval else {}
    return Standing(
        work=work,
        approved=approval is not None,
        public=page.live,
        waiting=bool(page.waiting_id and approval),
        held=bool(work.unopened_revision_id and approval),
        stale=stale.get((work.page_key, work.language), {}),
    )


def _stale(sources: Mapping[UUID, SourceText], approvals: Mapping[Pair, Approval]) -> dict[Pair, dict[str, ChangeKind]]:
    """The kind of change of each block that differs from what was approved; two queries."""
    differing = {
        pair: blocks
        for pair, approval in approvals.items()
        if pair[0] in sources and (blocks := differing_blocks(approval.hashes, sources[pair[0]].hashes))
    }
    keys = {key for key, _language in differing}
    changes = changes_of(keys)
    said = said_of({key for key in keys if sources[key].goes_live_at})
    return {
        pair: {
            block: kind_of(
                approvals[pair].hashes.get(block, ""),
                sources[pair[0]].hashes.get(block, ""),
                changes[pair[0], block],
                said.get((pair[0], block)),
            )
            for block in blocks
        }
        for pair, blocks in differing.items()
    }


@dataclass(frozen=True)
class Newest:
    """The approval that each translation's newest approved text rests on; who is public, waits for a date, is held."""

    approvals: Mapping[Pair, Approval]
    public: Collection[Pair]
    waiting: Collection[Pair]
    held: Collection[Pair]


def newest_approvals(page_keys: Collection[UUID], languages: Sequence[str]) -> Newest:
    """Two queries, however many pages and languages."""
    pages = newest_texts(page_keys, languages).values_list(
        "translation_key", "locale__language_code", "live", "waiting_id", "held_id", "approval_id"
    )
    rows = {(key, language): rest for key, language, *rest in pages}
    by_id = Approval.objects.in_bulk([approval for *_rest, approval in rows.values() if approval])
    return Newest(
        approvals={pair: by_id[approval] for pair, (*_rest, approval) in rows.items() if approval},
        public={pair for pair, (live, *_rest) in rows.items() if live},
        waiting={pair for pair, (_live, waiting, _held, approval) in rows.items() if waiting and approval},
        held={pair for pair, (_live, _waiting, held, approval) in rows.items() if held and approval},
    )


def newest_texts(page_keys: Collection[UUID] | Collection[str], languages: Sequence[str]) -> QuerySet[Page]:
    """Translations that are public, wait or are held, with the approval that the newest approved text rests on."""
    works = PageTranslation.objects.unopened().filter(
        page_key=OuterRef("translation_key"), language=OuterRef("locale__language_code")
    )
    return (
        Page.objects.filter(translation_key__in=page_keys, locale__language_code__in=languages)
        .annotate(
            waiting_id=Subquery(waiting_revisions("pk").values("pk")[:1]),
            held_id=Subquery(works.values("unopened_revision_id")[:1]),
        )
        .filter(Q(live=True) | Q(waiting_id__isnull=False) | Q(held_id__isnull=False))
        .annotate(newest=Coalesce("held_id", "waiting_id", F("live_revision_id")))
        .annotate(
            approval_id=Subquery(
                Approval.objects.behind(
                    page_key=OuterRef("translation_key"),
                    language=OuterRef("locale__language_code"),
                    revision_id=OuterRef("newest"),
                ).values("pk")[:1]
            )
        )
    )


def differing_blocks(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return sorted(block for block in {*then, *now} if then.get(block, "") != now.get(block, ""))


def kind_of(then: str, now: str, published: Sequence[Change], said: str | None) -> ChangeKind:
    kinds: list[Any] = [change.kind for change in since(then, published)]
    public = published[0].after if published else ""
    if now != public:
        kinds = [said or ChangeKind.PROCEDURE, *(kinds if public != then else [])]
    return worst(kinds)


def changes_of(page_keys: Collection[UUID]) -> dict[tuple[UUID, str], list[Change]]:
    if not page_keys:
        return defaultdict(list)
    rows = ParagraphChange.objects.filter(
        publication__page_key__in=page_keys,
        publication__language=settings.LANGUAGE_CODE,
        publication__kind=Publication.Kind.PUBLISHED,
    ).order_by("-publication_id")
    changes: dict[tuple[UUID, str], list[Change]] = defaultdict(list)
    values = rows.values_list("publication__page_key", "block_id", "after", "kind", "publication__at")
    for key, block_id, after, kind, at in values:
        changes[key, block_id].append(Change(after, kind, at))
    return changes


def said_of(page_keys: Collection[UUID]) -> dict[tuple[UUID, str], str]:
    """What was said of texts that wait for their date: of public ones the publication says it."""
    if not page_keys:
        return {}
    rows = ChangeStatement.objects.filter(page_key__in=page_keys, language=settings.LANGUAGE_CODE)
    return {(key, block_id): kind for key, block_id, kind in rows.values_list("page_key", "block_id", "kind")}
