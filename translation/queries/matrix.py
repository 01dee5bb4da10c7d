"""How every page stands in every language, as light as the board needs it; `standings` has the same with all rows.

500 pages in 24 languages are seven queries and no model instances. A test compares the two.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Case, DateField, Exists, F, Func, OuterRef, Subquery, TextField, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from hub.models import ChangeKind
from translation.models import Approval, PageTranslation, SourceText, Step
from translation.queries import standing
from translation.queries.severity import Change, since, worst
from translation.queries.standing import DONE, State

NO_WORK = (None, "", None, None, None, None)
NO_TEXT = (False, None, None, None, None)
MOVES = (Step.Kind.SUBMITTED, Step.Kind.TAKEN_BACK, Step.Kind.RETURNED)


Place = tuple[str, str]
"""The key of a page, as text, and a language: text is read and compared without a line of Python."""


class Cell(NamedTuple):
    """A page in a language: `since` when it is in this state, `holder` the id of who has it in hand.

    `work` is the id of its work, None where nobody submitted it; `translator` the id of who saved last.
    """

    state: State
    kind: ChangeKind | None = None
    under_way: str = ""
    since: date | None = None
    holder: int | None = None
    deadline: date | None = None
    work: int | None = None
    translator: int | None = None

    def is_overdue(self, day: date) -> bool:
        """Whether its deadline has passed without an approved text that is up to date."""
        return self.deadline is not None and self.deadline < day and self.state not in DONE


class _Stale(NamedTuple):
    kind: ChangeKind
    since: date


def matrix(page_keys: Collection[str], languages: Sequence[str]) -> dict[Place, Cell]:
    """A cell for every page that has a work or a text in a language; what is not among them is missing."""
    works = _works(page_keys, languages)
    texts = _texts(page_keys, languages)
    approved = _approvals([text[-1] for text in texts.values() if text[-1]])
    stale = _stale({place: text[-1] for place, text in texts.items() if text[-1]}, approved)
    found = {}
    for place in works.keys() | texts.keys():
        work, state_of_work, holder, translator, deadline, moved = works.get(place, NO_WORK)
        live, published, waiting, held, approval = texts.get(place, NO_TEXT)
        behind = stale.get(place)
        kind = behind.kind if behind else None
        state, under_way = _state(
            approval is not None, state_of_work, live, kind, held is not None, waiting is not None
        )
        if behind:
            day = behind.since
        elif approval is not None:
            day = approved[approval][0]
        else:
            day = published if state is State.UNFOLLOWED else moved
        found[place] = Cell(state, kind, under_way, day, holder, deadline, work, translator)
    return found


def day_of(moment: Any) -> Func:
    """The day of a moment where the Hub is at home, made by the database."""
    return Func(
        moment, template=f"(%(expressions)s AT TIME ZONE '{settings.TIME_ZONE}')::date", output_field=DateField()
    )


def as_text(field: str) -> Cast:
    return Cast(field, TextField())


@lru_cache(maxsize=1024)
def _state(
    approved: bool, work: str, public: bool, kind: ChangeKind | None, held: bool, waiting: bool
) -> tuple[State, str]:
    state = standing.state_of(approved=approved, work=work, public=public, kind=kind, held=held, waiting=waiting)
    return state, standing.under_way_of(approved=approved, work=work, stale=kind is not None)


def _works(page_keys: Collection[str], languages: Sequence[str]) -> dict[Place, tuple[Any, ...]]:
    moved = Step.objects.filter(translation=OuterRef("pk"), kind__in=MOVES).order_by("-pk").values("at")[:1]
    in_review = When(state=PageTranslation.State.IN_REVIEW, then=F("sent_at"))
    rows = (
        PageTranslation.objects.filter(page_key__in=page_keys, language__in=languages)
        .annotate(key=as_text("page_key"), moved=day_of(Case(in_review, default=Coalesce(Subquery(moved), F("since")))))
        .values_list("key", "language", "pk", "state", "holder_id", "translator_id", "deadline", "moved")
    )
    return {row[:2]: row[2:] for row in rows}


def _texts(page_keys: Collection[str], languages: Sequence[str]) -> dict[Place, tuple[Any, ...]]:
    rows = (
        standing.newest_texts(page_keys, languages)
        .annotate(key=as_text("translation_key"), published=day_of(F("first_published_at")))
        .values_list("key", "locale__language_code", "live", "published", "waiting_id", "held_id", "approval_id")
    )
    return {row[:2]: row[2:] for row in rows}


def _among(ids: Iterable[int]) -> RawSQL:
    """An array is one parameter, however many ids it has."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])


def _approvals(ids: Collection[int]) -> dict[int, tuple[date, bool]]:
    """The day of each, and whether the source differs from what it was given for."""
    other = SourceText.objects.filter(page_key=OuterRef("page_key")).exclude(hashes=OuterRef("hashes"))
    rows = Approval.objects.filter(pk__in=_among(ids)).annotate(day=day_of(F("at")), differs=Exists(other))
    return {pk: (day, differs) for pk, day, differs in rows.values_list("pk", "day", "differs")}


def _stale(behind: Mapping[Place, int], approved: Mapping[int, tuple[date, bool]]) -> dict[Place, _Stale]:
    """For texts that are out of date: the kind that matters most, and since when the first paragraph is."""
    differing = {place: approval for place, approval in behind.items() if approved[approval][1]}
    if not differing:
        return {}
    keys = {UUID(key) for key, _language in differing}
    hashes = dict(Approval.objects.filter(pk__in=_among(differing.values())).values_list("pk", "hashes"))
    sources = {row.page_key: row for row in SourceText.objects.filter(page_key__in=keys)}
    said = standing.said_of({key for key in keys if sources[key].goes_live_at})
    judge = _judge(sources, standing.changes_of(keys), said)
    return {place: judge(UUID(place[0]), hashes[approval]) for place, approval in differing.items()}


def _judge(
    sources: Mapping[UUID, SourceText],
    changes: Mapping[tuple[UUID, str], Sequence[Change]],
    said: Mapping[tuple[UUID, str], str],
) -> Callable[[UUID, Mapping[str, str]], _Stale]:
    """Judges one text; what languages were approved against alike is judged once."""
    known: dict[tuple[UUID, str, str], tuple[ChangeKind, datetime]] = {}

    def block(key: UUID, block_id: str, then: str) -> tuple[ChangeKind, datetime]:
        place = (key, block_id, then)
        if place not in known:
            published = changes.get((key, block_id), ())
            kind = standing.kind_of(then, sources[key].hashes.get(block_id, ""), published, said.get((key, block_id)))
            later = since(then, published)
            known[place] = kind, (later[-1].at if later else None) or sources[key].taken_at
        return known[place]

    def text(key: UUID, then: Mapping[str, str]) -> _Stale:
        differing = standing.differing_blocks(then, sources[key].hashes)
        blocks = [block(key, one, then.get(one, "")) for one in differing]
        first = min(moment for _kind, moment in blocks)
        return _Stale(worst([kind for kind, _moment in blocks]), timezone.localtime(first).date())

    return text
