"""What a reader must know of one country: what binds it, whom to call, its rules, and who checked that when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from hub.models import Country, CountryFact, FactWording
from hub.publishing.calendar import today
from hub.reference import checked
from hub.reference.models.checked import Standing

Kind = CountryFact.Kind
CALLED = (Kind.HOTLINE, Kind.CHILD_PROTECTION, Kind.POLICE, Kind.REFERRAL, Kind.GUARDIAN)
RULES = (Kind.LAW, Kind.AGE, Kind.FORMS)
ASKED = (Kind.SUPPORT, Kind.COORDINATOR)
SOUGHT = (
    *(Kind.HOTLINE, Kind.SUPPORT, Kind.CHILD_PROTECTION, Kind.POLICE, Kind.REFERRAL, Kind.GUARDIAN),
    *(Kind.COORDINATOR, *RULES),
)
EXPECTED = (Kind.HOTLINE, Kind.REFERRAL, Kind.AGE, Kind.FORMS)
"""What a reader looks for first: where it is missing, the box says so."""


@dataclass(frozen=True)
class Fact:
    """`language` is that of `value` where it is a sentence, else empty; `checked` says who checked it when."""

    kind: str
    label: str
    value: str
    language: str
    checked: str
    tone: str
    standing: str


@dataclass(frozen=True)
class CountryFacts:
    code: str
    name: str
    bound: bool
    facts: Mapping[str, Fact]

    def of(self, *kinds: str) -> list[Fact]:
        return [self.facts[kind] for kind in kinds if kind in self.facts]

    @property
    def law(self) -> Fact | None:
        return self.facts.get(Kind.LAW)

    @property
    def rules(self) -> list[Fact]:
        return self.of(Kind.AGE, Kind.FORMS)

    @property
    def called(self) -> list[Fact]:
        return self.of(*CALLED)

    @property
    def asked(self) -> list[Fact]:
        return self.of(*ASKED)

    @property
    def in_order(self) -> list[Fact]:
        """All, as somebody looks for them who may need help."""
        return self.of(*SOUGHT)

    @property
    def missing(self) -> list[str]:
        """Names of what a reader would look for and nobody has entered."""
        return [str(Kind(kind).label) for kind in EXPECTED if kind not in self.facts]


def of_country(code: str, language: str) -> CountryFacts | None:
    """The country with its facts as they read in `language`. One query, none where no country was chosen."""
    if not code:
        return None
    row = Country.objects.filter(pk=code).annotate(told=ArraySubquery(_facts(language))).first()
    if row is None:
        return None
    on = today()
    facts = {told["kind"]: _fact(told, language, on) for told in row.told}
    return CountryFacts(row.code, row.name_in(language), row.bound_by_directive, facts)


def of_kind(kind: str, language: str) -> list[tuple[CountryFact, Fact]]:
    """One kind of fact of every country that has it. One query."""
    rows = CountryFact.objects.filter(kind=kind).annotate(told=_words(language, "pk")).order_by("country_id")
    on = today()
    return [(row, _read(row, row.told or "", language, on)) for row in rows]


def _fact(told: Mapping[str, Any], language: str, on: date) -> Fact:
    """A fact as the query of a country tells it."""
    row = CountryFact(
        kind=told["kind"],
        value=told["value"],
        checked_by=told["checked_by"],
        checked_on=_day(told["checked_on"]),
        next_check=_day(told["next_check"]),
    )
    return _read(row, told["words"] or "", language, on)


def _read(row: CountryFact, words: str, language: str, on: date) -> Fact:
    standing = row.standing(on)
    spoken = language if words else settings.LANGUAGE_CODE
    return Fact(
        kind=row.kind,
        label=str(Kind(row.kind).label),
        value=words or row.value,
        language=spoken if row.kind in RULES else "",
        checked=checked.words(row, on),
        tone=checked.TONES[Standing(standing)],
        standing=standing,
    )


def _facts(language: str) -> QuerySet[Any, Any]:
    names = {name: F(name) for name in ("kind", "value", "checked_on", "checked_by", "next_check")}
    rows = CountryFact.objects.filter(country=OuterRef("pk"))
    return rows.values(told=JSONObject(**names, words=_words(language, "pk")))


def _words(language: str, outer: str) -> Subquery:
    return Subquery(FactWording.objects.holding().filter(fact=OuterRef(outer), language=language).values("text")[:1])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
