"""Whom one turns to in a country, and since when we know it."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery

from hub.models import CountryFact, FactWording
from hub.publishing.calendar import today
from hub.reference import checked
from hub.reference.models.checked import Standing

Kind = CountryFact.Kind
# A helpline and support come first: who reads this may be looking for help.
ORDER = (
    *(Kind.HOTLINE, Kind.SUPPORT, Kind.CHILD_PROTECTION, Kind.POLICE, Kind.REFERRAL, Kind.GUARDIAN),
    *(Kind.COORDINATOR, Kind.LAW, Kind.AGE, Kind.FORMS),
)
SENTENCES = (Kind.LAW, Kind.AGE, Kind.FORMS)


@dataclass(frozen=True, slots=True)
class Fact:
    """`language` is said where the words are a sentence in the source language."""

    label: str
    value: str
    is_sentence: bool
    language: str
    checked: str
    tone: str


def facts(code: str, language: str) -> list[Fact]:
    """In the order in which they are looked for. One query."""
    words = FactWording.objects.holding().filter(fact=OuterRef("pk"), language=language).values("text")[:1]
    rows = {row.kind: row for row in CountryFact.objects.filter(country=code).annotate(told=Subquery(words))}
    on = today()
    return [
        Fact(
            label=str(Kind(kind).label),
            value=row.told or row.value,
            is_sentence=kind in SENTENCES,
            language="" if row.told or kind not in SENTENCES else settings.LANGUAGE_CODE,
            checked=checked.words(row, on),
            tone=checked.TONES[Standing(row.standing(on))],
        )
        for kind in ORDER
        if (row := rows.get(kind)) is not None
    ]
