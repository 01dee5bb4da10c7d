"""Whom a child or a carer can turn to in the chosen country, for a page that found nothing."""

from dataclasses import dataclass

from hub.memo import remembered
from hub.models import CountryFact

HOTLINE, SUPPORT = CountryFact.Kind.HOTLINE, CountryFact.Kind.SUPPORT


@dataclass(frozen=True)
class Helpline:
    country: str
    value: str


@remembered
def helpline(country: str, language: str) -> Helpline | None:
    """The helpline of `country`, else those who support victims there. One query; none without a country."""
    if not country:
        return None
    facts = CountryFact.objects.filter(country=country, kind__in=[HOTLINE, SUPPORT]).select_related("country")
    known = {fact.kind: fact for fact in facts}
    fact = known.get(HOTLINE) or known.get(SUPPORT)
    return Helpline(fact.country.name_in(language), fact.value) if fact else None
