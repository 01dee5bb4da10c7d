"""All that the Hub has on one theme or one country, room by room, through the port `related`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from hub.look.alphabet import in_order
from hub.look.lens import COUNTRIES
from hub.look.names import country_choices
from hub.memo import remembered
from hub.models import Country, Theme
from hub.people.reader import Reader
from hub.ports import related
from hub.ports.sitemap import SitemapEntry
from hub.reference import facts

MOST = 12  # of a room; a longer list is the room's own page
ORDER = ("manual", "annexes", "law", "news", "trainings", "studies", "statistics", "initiatives", "coverage")
"""Groups of rooms in their order; others come last."""


@dataclass(frozen=True, slots=True)
class Named:
    title: str
    url: str


@remembered
def themes(language: str) -> list[Named]:
    """In the order of the reader's alphabet. Two queries."""
    rows = Theme.objects.prefetch_related("names")
    found = [Named(row.name_in(language), f"/{language}/themes/{row.slug}/") for row in rows]
    return in_order(found, language, name=lambda one: one.title)


def countries(language: str) -> list[Named]:
    """No query: the states are those that a lens can name."""
    return [Named(name, f"/{language}/countries/{code}/") for code, name in country_choices(COUNTRIES)]


@remembered
def of_theme(slug: str, language: str, reader: Reader) -> dict[str, Any] | None:
    """None where no theme has this slug."""
    row = Theme.objects.prefetch_related("names").filter(slug=slug).first()
    if row is None:
        return None
    question = related.RelatedQuestion(
        language=language, themes=frozenset({slug}), reader=reader, limit=MOST, whole=True
    )
    return {"theme": row, "title": row.name_in(language), "groups": _groups(question)}


@remembered
def of_country(code: str, language: str, reader: Reader) -> dict[str, Any] | None:
    """None where the Hub does not know the country. The code in capitals."""
    known = facts.of_country(code, language)
    if known is None:
        return None
    question = related.RelatedQuestion(
        language=language, countries=frozenset({code}), reader=reader, limit=MOST, whole=True
    )
    return {
        "country": known,
        "title": known.name,
        "facts": known.in_order,
        "groups": _groups(question),
    }


def _groups(question: related.RelatedQuestion) -> list[related.RelatedGroup]:
    places = {kind: place for place, kind in enumerate(ORDER)}
    return sorted(related.ask(question), key=lambda group: places.get(group.kind, len(ORDER)))


def gathered_entries() -> Iterable[SitemapEntry]:
    """The pages of themes and countries stand in every language."""
    slugs = Theme.objects.order_by("slug").values_list("slug", flat=True)
    codes = Country.objects.order_by("code").values_list("code", flat=True)
    paths = ["themes/", *(f"themes/{slug}/" for slug in slugs)]
    paths += ["countries/", *(f"countries/{code}/" for code in codes)]
    return [SitemapEntry({code: f"/{code}/{path}" for code, _name in settings.LANGUAGES}) for path in paths]
