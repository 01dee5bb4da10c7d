"""How every page stands in every language, as light as the board needs it; `standings` has the same with all rows.

500 pages in 24 languages are seven queries and no model instances. A test compares the two.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone

from hub.models import ChangeKind
from translation.models import Approval, PageTranslation, SourceText, Step
from translation.queries import standing
from translation.queries.severity import Change, since, worst
from translation.queries.standing import DONE, Pair, State

MOVES = (Step.Kind.SUBMITTED, Step.Kind.TAKEN_BACK, Step.Kind.RETURNED)


class Cell(NamedTuple):
    """A page in a language: `since` when it is in this state, `holder` the id of who has it in hand.

    `work` says that it was submitted; `translator` saved last.
    """

    state: State
    kind: ChangeKind | None = None
    under_way: str = ""
    since: datetime | None = None
    holder: int | None = None
    deadline: date | None = None
    work: int | None = None
    translator: int | None = None

    def is_overdue(self, day: date) -> bool:
        """Whether its deadline has passed without an approved text that is up to date."""
        return self.deadline is not None and self.deadline < day and self.state not in DONE


class _Work(NamedTuple):
    id: int
    state: str
    since: datetime
    sent_at: datetime | None
    moved_at: datetime | None
    holder: int | None
    translator: int | None
    deadline: date | None


class _Stale(NamedTuple):
    kind: ChangeKind
    since: datetime | None


def matrix(page_keys: Collection[UUID], languages: Sequence[str]) -> dict[Pair, Cell]:
    """A cell for every page that has a work or a text in a language; what is not among them is missing."""
    works = _works(page_keys, languages)
    texts = standing.newest_texts(page_keys, languages).values_list(
        "translation_key", "locale__language_code", "live", "first_published_at", "waiting_id", "held_id", "approval_id"
    )
    rows = {(key, language): rest for key, language, *rest in texts}
    approved = _approvals([approval for *_rest, approval in rows.values() if approval])
    stale = _stale({pair: rows[pair][-1] for pair in rows if rows[pair][-1] in approved}, approved)
    nothing = (False, None, None, None, None)
    found = {}
    for pair in works.keys() | rows.keys():
        work = works.get(pair)
        live, published_at, waiting, held, approval = rows.get(pair, nothing)
        behind = stale.get(pair)
        state, under_way = _state(
            approval is not None,
            work.state if work else "",
            bool(live),
            behind.kind if behind else None,
            bool(held),
            bool(waiting),
        )
        if behind:
            moment = behind.since
        elif approval is not None:
            moment = approved[approval][0]
        elif work and state is not State.UNFOLLOWED:
            moment = work.sent_at if state is State.IN_REVIEW else work.moved_at or work.since
        else:
            moment = published_at
        found[pair] = Cell(
            state,
            behind.kind if behind else None,
            under_way,
            moment,
            work.holder if work else None,
            work.deadline if work else None,
            work.id if work else None,
            work.translator if work else None,
        )
    return found


@lru_cache(maxsize=1024)
def _state(
    approved: bool, work: str, public: bool, kind: ChangeKind | None, held: bool, waiting: bool
) -> tuple[State, str]:
    state = standing.state_of(approved=approved, work=work, public=public, kind=kind, held=held, waiting=waiting)
    return state, standing.under_way_of(approved=approved, work=work, stale=kind is not None)


def _works(page_keys: Collection[UUID], languages: Sequence[str]) -> dict[Pair, _Work]:
    moved = Step.objects.filter(translation=OuterRef("pk"), kind__in=MOVES).order_by("-pk")
    rows = (
        PageTranslation.objects.filter(page_key__in=page_keys, language__in=languages)
        .annotate(moved_at=Subquery(moved.values("at")[:1]))
        .values_list(
            "page_key",
            "language",
            "pk",
            "state",
            "since",
            "sent_at",
            "moved_at",
            "holder_id",
            "translator_id",
            "deadline",
        )
    )
    return {(key, language): _Work(*rest) for key, language, *rest in rows}


def _among(ids: Iterable[int]) -> RawSQL:
    """An array is one parameter, however many ids it has."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(ids)])


def _approvals(ids: Collection[int]) -> dict[int, tuple[datetime, bool]]:
    """When each was given, and whether the source differs from what it was given for."""
    other = SourceText.objects.filter(page_key=OuterRef("page_key")).exclude(hashes=OuterRef("hashes"))
    rows = Approval.objects.filter(pk__in=_among(ids)).annotate(differs=Exists(other))
    return {pk: (at, differs) for pk, at, differs in rows.values_list("pk", "at", "differs")}


def _stale(behind: Mapping[Pair, int], approved: Mapping[int, tuple[datetime, bool]]) -> dict[Pair, _Stale]:
    """For texts that are out of date: the kind that matters most, and since when the first paragraph is."""
    differing = {pair: approval for pair, approval in behind.items() if approved[approval][1]}
    if not differing:
        return {}
    keys = {key for key, _language in differing}
    hashes = dict(Approval.objects.filter(pk__in=_among(differing.values())).values_list("pk", "hashes"))
    sources = {row.page_key: row for row in SourceText.objects.filter(page_key__in=keys)}
    said = standing.said_of({key for key in keys if sources[key].goes_live_at})
    judge = _judge(sources, standing.changes_of(keys), said)
    return {pair: judge(pair[0], hashes[approval]) for pair, approval in differing.items()}


def _judge(
    sources: Mapping[UUID, SourceText],
    changes: Mapping[tuple[UUID, str], Sequence[Change]],
    said: Mapping[tuple[UUID, str], str],
) -> Callable[[UUID, Mapping[str, str]], _Stale]:
    """Judges one text; languages that were approved against the same source are judged once."""
    known: dict[tuple[UUID, str, str], _Stale] = {}

    def block(key: UUID, block_id: str, then: str) -> _Stale:
        place = (key, block_id, then)
        if place not in known:
            published = changes.get((key, block_id), ())
            kind = standing.kind_of(then, sources[key].hashes.get(block_id, ""), published, said.get((key, block_id)))
            later = since(then, published)
            known[place] = _Stale(kind, later[-1].at if later else sources[key].taken_at)
        return known[place]

    def text(key: UUID, then: Mapping[str, str]) -> _Stale:
        blocks = [block(key, one, then.get(one, "")) for one in standing.differing_blocks(then, sources[key].hashes)]
        moments = [one.since for one in blocks if one.since is not None]
        return _Stale(worst([one.kind for one in blocks]), min(moments, default=timezone.now()))

    return text
