"""What organisers see of trainings and of those who registered. A fixed number of queries, however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hub.look.names import country_name, language_name
from hub.models import User
from research.access import trainings_for
from research.models import Place, Registration, Training, TrainingPage
from research.moments import in_words
from research.queries import titles
from research.standing import Standing, standing


@dataclass(frozen=True)
class Line:
    """One training with how many stand where."""

    key: UUID
    title: str
    when: str
    capacity: int
    seated: int
    waiting: int
    asked: int
    standing: Standing
    live: bool


def lines(user: User, language: str) -> list[Line]:
    """The next first, then those that are over, the last first. Two queries."""
    rows = list(counted(trainings_for(user)))
    titles = titles_of((row.page_key for row in rows), language)
    made = [_line(row, titles.get(row.page_key, "")) for row in sorted(rows, key=lambda row: row.starts_at)]
    to_come = [one for one in made if one.standing != Standing.OVER]
    return [*to_come, *reversed([one for one in made if one.standing == Standing.OVER])]


def counted(rows: QuerySet[Training]) -> QuerySet[Any]:
    """With `seated`, `waiting` and `asked`."""
    states = (("seated", Place.SEATED), ("waiting", Place.WAITING), ("asked", Place.ASKED))
    counts = {name: Count("registrations", filter=Q(registrations__state=state)) for name, state in states}
    return rows.annotate(**counts)


def line_of(training: Training, language: str) -> Line:
    row = counted(Training.objects.filter(pk=training.pk)).get()
    return _line(row, titles_of([row.page_key], language).get(row.page_key, ""))


def titles_of(page_keys: Iterable[UUID], language: str) -> dict[UUID, str]:
    """Of trainings. One query."""
    return titles.titles_of(TrainingPage, page_keys, language)


def registrations(training: Training, state: str = "") -> QuerySet[Registration]:
    """In the order of their coming; never confirmed ones hold no name any more."""
    rows = training.registrations.select_related("certificate").order_by("asked_at", "pk")
    return rows.filter(state=state) if state in Place.values else rows


def headings() -> list[str]:
    return [
        *(_("Name"), _("E-mail address"), _("Organisation"), _("Profession"), _("Country"), _("Language"), _("State")),
        *(_("Asked"), _("Confirmed"), _("Got a place"), _("Was there"), _("Certificate")),
    ]


def table(rows: Iterable[Registration]) -> Iterable[Sequence[object]]:
    """The lines below `headings`, times in UTC."""
    for row in rows:
        certificate = getattr(row, "certificate", None)
        yield (
            *(row.name, row.email, row.organisation, row.get_profession_display(), country_name(row.country)),
            *(language_name(row.language), row.get_state_display()),
            *(f"{at:%Y-%m-%d %H:%M}" if at else "" for at in (row.asked_at, row.confirmed_at, row.seated_at)),
            "" if row.attended is None else (_("yes") if row.attended else _("no")),
            certificate.number if certificate else "",
        )


def _line(row: Any, title: str) -> Line:
    return Line(
        key=row.key,
        title=title,
        when=in_words(row.starts_at, row.ends_at, row.zone),
        capacity=row.capacity,
        seated=row.seated,
        waiting=row.waiting,
        asked=row.asked,
        standing=standing(row, seated=row.seated),
        live=row.live,
    )
