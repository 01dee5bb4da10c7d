"""What a person has in hand and what waits for them, the gravest first; a fixed number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from hub.models import ChangeKind, User
from hub.people.groups import LEADS, Role, languages_of, name_of
from hub.publishing.calendar import today
from translation import localize, rights
from translation.models import SegmentAuthor, Step
from translation.queries.board import SourcePage, source_pages, under_way_of, words_of
from translation.queries.matrix import Cell, Place, as_text, matrix
from translation.queries.standing import DONE, State

SHOWN = 50
FIRST = 5
IN_REVIEW = State.IN_REVIEW
GRAVITY = {ChangeKind.LEGAL: 0, ChangeKind.PROCEDURE: 1, ChangeKind.CONTACT: 2, None: 3, ChangeKind.WORDING: 4}


@dataclass(frozen=True)
class Item:
    """A text that waits; `url` opens the desk where the work begins, or the review."""

    page: SourcePage
    language: str
    name: str
    cell: Cell
    url: str = ""

    @property
    def words(self) -> str:
        return words_of(self.cell)

    @property
    def under_way(self) -> str:
        return under_way_of(self.cell)

    @property
    def late(self) -> bool:
        return self.cell.is_overdue(today())


@dataclass(frozen=True)
class Part:
    """The first items of a list, and how many there are."""

    items: list[Item]
    total: int


@dataclass(frozen=True)
class MyWork:
    held: Part
    review: Part
    open: Part
    day: date

    @property
    def total(self) -> int:
        return self.held.total + self.review.total + self.open.total

    @property
    def first(self) -> list[Item]:
        """The gravest of all three."""
        return sorted([*self.held.items, *self.review.items, *self.open.items], key=_rank)[:FIRST]


def my_work(user: Any, *, shown: int = SHOWN) -> MyWork:
    """What `user` holds; what is in review and was not written by them; what nobody has in hand."""
    translates = languages_of(user, Role.TRANSLATOR, *LEADS)
    reviews = languages_of(user, *rights.ROLES[rights.Action.REVIEW])
    names = [(code, name) for code, name in settings.LANGUAGES if code in translates | reviews]
    pages = source_pages() if names else []
    found = matrix([page.key for page in pages], [code for code, _name in names])
    written = _written_by(user)
    at_work = _at_work([code for code, _name in names])
    held, review, waiting = [], [], []
    for page in pages:
        for code, name in names:
            cell = found.get((page.key, code))
            if cell is None or cell.work is None:
                continue
            item = Item(page, code, name, cell)
            if IN_REVIEW in (cell.state, cell.under_way):
                if code in reviews and (page.key, code) not in written and cell.translator != user.pk:
                    review.append(item)
            elif cell.state not in DONE or cell.under_way:
                if cell.holder == user.pk:
                    held.append(item)
                elif (cell.holder, code) not in at_work and code in translates:
                    waiting.append(item)
    held, review, waiting = (sorted(items, key=_rank) for items in (held, review, waiting))
    first = _first_open([*held[:shown], *waiting[:shown]])
    return MyWork(
        held=Part([_at_desk(item, first) for item in held[:shown]], len(held)),
        review=Part([_at_review(item) for item in review[:shown]], len(review)),
        open=Part([_at_desk(item, first) for item in waiting[:shown]], len(waiting)),
        day=today(),
    )


def _rank(item: Item) -> tuple[int, date, int, int]:
    """The severity of what changed, then the deadline, then what waits longest."""
    since = item.cell.since
    return GRAVITY[item.cell.kind], item.cell.deadline or date.max, since.toordinal() if since else 0, item.page.id


def _at_work(languages: Collection[str]) -> set[tuple[int, str]]:
    """Who may hold something in which language: what is held by those who left it, nobody has. One query."""
    roles = {name_of(role, language): language for language in languages for role in Role}
    rows = User.objects.filter(Q(groups__name__in=roles) | Q(is_superuser=True), is_active=True)
    found = set()
    for user, everywhere, group in rows.values_list("pk", "is_superuser", "groups__name"):
        found |= {(user, language) for language in languages if everywhere or roles.get(group) == language}
    return found


def _written_by(user: Any) -> set[Place]:
    """Texts that wait for approval and of which the person wrote a part."""
    rows = SegmentAuthor.objects.filter(user=user.pk, approved_in=0)
    return set(rows.annotate(page=as_text("page_key")).values_list("page", "language"))


def _first_open(items: Sequence[Item]) -> dict[tuple[UUID, str], str]:
    """The block where the work on each begins: the first text that is empty, or was given back. Two queries."""
    places = {item.cell.work: (UUID(item.page.key), item.language) for item in items}
    wanted: dict[tuple[UUID, str], Collection[str]] = dict.fromkeys(places.values(), ())
    given_back = [item.cell.work for item in items if State.RETURNED in (item.cell.state, item.cell.under_way)]
    last = Step.objects.filter(translation__in=given_back, kind=Step.Kind.RETURNED)
    last = last.order_by("translation", "-pk").distinct("translation")
    for work, reasons in last.values_list("translation", "segments"):
        wanted[places[work]] = reasons
    return localize.first_open(wanted, source_language=settings.LANGUAGE_CODE)


def _at_desk(item: Item, first: dict[tuple[UUID, str], str]) -> Item:
    url = reverse("translation:desk", args=[item.language, item.page.key])
    block = first.get((UUID(item.page.key), item.language))
    return replace(item, url=f"{url}#b-{block}" if block else url)


def _at_review(item: Item) -> Item:
    return replace(item, url=reverse("translation:review", args=[item.language, item.page.key]))
