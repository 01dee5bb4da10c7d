"""All about one language: how far it is, who works in it, what is out of date, and what was done last."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from hub.models import User
from hub.people.groups import Role, name_of
from hub.publishing.calendar import today
from translation.models import RoundLanguage, RoundPage, SegmentComment, Step
from translation.queries.board import SourcePage, names_of, source_pages
from translation.queries.matrix import Cell, matrix
from translation.queries.my_work import GRAVITY
from translation.queries.standing import DONE, State
from translation.words import STATES

STEPS = 50
STALE = (State.STALE, State.STALE_WORDING)


@dataclass(frozen=True)
class Stale:
    page: SourcePage
    cell: Cell


@dataclass(frozen=True)
class RoundLine:
    """An open round that the language takes part in: how many of its texts are up to date."""

    name: str
    deadline: date
    done: int
    total: int
    late: bool


@dataclass(frozen=True)
class Done:
    """A step of the history with the title of its page."""

    step: Step
    title: str


@dataclass(frozen=True)
class Language:
    """`totals` are (state, its words, how many), without those that no text is in."""

    code: str
    name: str
    total: int
    done: int
    totals: list[tuple[State, str, int]]
    people: list[tuple[str, list[User]]]
    stale: list[Stale]
    rounds: list[RoundLine]
    history: list[Done]
    overdue: int
    questions: int
    names: dict[int, str]
    day: date


def language(code: str) -> Language:
    """A fixed number of queries, however many pages, people and steps."""
    pages = source_pages()
    found = matrix([page.key for page in pages], [code])
    cells = {page.key: found.get((page.key, code)) or Cell(State.MISSING) for page in pages}
    states = Counter(cell.state for cell in cells.values())
    stale = [Stale(page, cells[page.key]) for page in pages if cells[page.key].state in STALE]
    stale.sort(key=lambda one: (GRAVITY[one.cell.kind], one.cell.since))
    day = today()
    return Language(
        code=code,
        name=dict(settings.LANGUAGES)[code],
        total=len(pages),
        done=sum(states[state] for state in DONE),
        totals=[(state, str(words), states[state]) for state, words in STATES.items() if states[state]],
        people=_people(code),
        stale=stale,
        rounds=_rounds(code, cells, day),
        history=_history(code, {page.key: page.title for page in pages}),
        questions=SegmentComment.objects.filter(language=code, question=None, resolved_at=None).count(),
        overdue=sum(cell.is_overdue(day) for cell in cells.values()),
        names=names_of({one.cell.holder for one in stale if one.cell.holder}),
        day=day,
    )


def _people(code: str) -> list[tuple[str, list[User]]]:
    """Active people by what they are in the language, whoever answers for it first."""
    words = {
        Role.LEAD: _("Lead"),
        Role.DEPUTY: _("Deputies"),
        Role.REVIEWER: _("Reviewers"),
        Role.TRANSLATOR: _("Translators"),
    }
    groups = {name_of(role, code): role for role in words}
    rows = User.objects.filter(is_active=True, groups__name__in=groups).prefetch_related("groups").distinct()
    members: dict[Role, list[User]] = {role: [] for role in words}
    for user in rows.order_by("first_name", "last_name", "email"):
        for group in user.groups.all():
            if group.name in groups:
                members[groups[group.name]].append(user)
    return [(words[role], found) for role, found in members.items()]


def _rounds(code: str, cells: Mapping[str, Cell], day: date) -> list[RoundLine]:
    """Open rounds, the nearest deadline first. Two queries."""
    rows = RoundLanguage.objects.filter(language=code, round__closed_at__isnull=True)
    rounds = list(rows.select_related("round").order_by("deadline", "pk"))
    keys: dict[int, list[str]] = {row.round_id: [] for row in rounds}
    for round_id, key in RoundPage.objects.filter(round__in=keys).values_list("round_id", "page_key"):
        if str(key) in cells:
            keys[round_id].append(str(key))
    lines = []
    for row in rounds:
        done, total = sum(cells[key].state in DONE for key in keys[row.round_id]), len(keys[row.round_id])
        lines.append(RoundLine(row.round.name, row.deadline, done, total, done < total and row.deadline < day))
    return lines


def _history(code: str, titles: Mapping[str, str]) -> list[Done]:
    steps = Step.objects.filter(translation__language=code).order_by("-pk").select_related("by", "to", "translation")
    return [Done(step, titles.get(str(step.translation.page_key), "")) for step in steps[:STEPS]]
