"""The list of trainings, those to come first, narrowed by country, language and audience: each state is an address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import BooleanField, Case, F, QuerySet, Value, When
from django.utils import timezone

from hub.look.alphabet import in_order
from hub.look.lens import COUNTRIES
from hub.look.names import country_name, language_name
from hub.memo import remembered
from hub.people.reader import Reader
from research.models.choices import Target
from research.models.training import TrainingQuerySet
from research.queries.lines import lines, readable, with_words

PER_PAGE = 10
FIELDS = {"country": "countries", "language": "languages", "target": "targets"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the list; a value that nothing has finds nothing, and says so."""

    country: str = ""
    language: str = ""
    target: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        return cls(*(given.get(name, "").replace("\x00", "")[:20] for name in FIELDS))

    def __bool__(self) -> bool:
        return bool(self.country or self.language or self.target)

    @property
    def query(self) -> str:
        """As it stands in an address."""
        return urlencode([(name, value) for name in FIELDS if (value := getattr(self, name))])


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many trainings it shows, and the address that takes it or lays it down."""

    label: str
    count: int
    url: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Facets:
    countries: list[Choice]
    languages: list[Choice]
    targets: list[Choice]


def page_of(language: str, reader: Reader, asked: Asked, number: str | None) -> ListPage[Any]:
    """A page of the list, of lines. Two queries."""
    paginator = Paginator(_in_order(narrowed(readable(language, reader), asked), language), PER_PAGE)
    page: ListPage[Any] = paginator.get_page(number)
    page.object_list = lines(page.object_list, language)
    return page


@remembered
def facets(language: str, reader: Reader, asked: Asked) -> Facets:
    """What the list can be narrowed by, each counted under the choices of the others. One query."""
    rows = list(readable(language, reader).values(*FIELDS.values()))
    named = _Counted(rows, asked, language)
    return Facets(
        countries=named.choices("country", country_name),
        languages=named.choices("language", language_name),
        targets=named.choices("target", lambda value: str(Target(value).label)),
    )


def narrowed(rows: TrainingQuerySet, asked: Asked) -> TrainingQuerySet:
    """A training that names no country is for every country."""
    if asked.country:
        rows = rows.for_country(asked.country) if asked.country in COUNTRIES else rows.none()
    if asked.language:
        rows = rows.filter(languages__contains=[asked.language])
    if asked.target:
        rows = rows.filter(targets__contains=[asked.target])
    return rows


@dataclass(frozen=True, slots=True)
class _Counted:
    rows: Sequence[Mapping[str, list[str]]]
    asked: Asked
    language: str

    def choices(self, name: str, label: Callable[[str], str]) -> list[Choice]:
        """Values of one facet that some training names, in the order of the alphabet."""
        others = replace(self.asked, **{name: ""})
        values = {value for row in self.rows for value in row[FIELDS[name]]}
        found = [
            self._choice(
                name, value, label(value), sum(_fits(row, replace(others, **{name: value})) for row in self.rows)
            )
            for value in values
        ]
        return in_order([one for one in found if one.count or one.taken], self.language, name=lambda one: one.label)

    def _choice(self, name: str, value: str, label: str, count: int) -> Choice:
        taken = getattr(self.asked, name) == value
        return Choice(label, count, f"?{replace(self.asked, **{name: '' if taken else value}).query}", taken)


def _fits(row: Mapping[str, list[str]], asked: Asked) -> bool:
    """What `narrowed` asks of the database, of one row."""
    return (
        (not asked.country or not row["countries"] or asked.country in row["countries"])
        and (not asked.language or asked.language in row["languages"])
        and (not asked.target or asked.target in row["targets"])
    )


def _in_order(rows: TrainingQuerySet, language: str) -> QuerySet[Any]:
    """The next first; after all that are to come those that are over, the last first."""
    over = Case(When(ends_at__lte=timezone.now(), then=Value(True)), default=Value(False), output_field=BooleanField())
    to_come = Case(When(ends_at__gt=timezone.now(), then=F("starts_at")))
    return with_words(rows, language).annotate(over=over).order_by("over", to_come.asc(), "-starts_at", "pk")
