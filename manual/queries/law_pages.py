"""What the pages of the law show: the instruments with their articles, and an article with all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from hub.memo import remembered
from hub.models import Country, LegalArticle, LegalInstrument
from hub.people.reader import Reader
from hub.ports.citable import Citation
from manual import addresses
from manual.models import Edition
from manual.queries import edition_view, editions, equivalents, law
from manual.reading import frozen


@dataclass(frozen=True)
class InstrumentEntry:
    key: str
    slug: str
    title: str
    where: str
    articles: list[tuple[LegalArticle, str, str, bool]] = field(default_factory=list)
    """Article, address, subject, and whether it was amended."""


@dataclass(frozen=True)
class EditionPlace:
    """Where the edition in force rests on the article."""

    number: str
    title: str
    url: str
    language: str


@remembered
def listed(language: str) -> list[InstrumentEntry]:
    """Instruments with their articles, in the order of the law. Five queries."""
    rows = LegalArticle.objects.select_related("instrument").prefetch_related(
        "subjects", "amendments", "instrument__titles", "instrument__not_in"
    )
    found: dict[str, InstrumentEntry] = {}
    for article in rows.order_by("order", "key"):
        instrument = article.instrument
        if instrument.key not in found:
            title = instrument.title_in(language)
            slug = law.slug_of(instrument.key)
            found[instrument.key] = InstrumentEntry(instrument.key, slug, title, where(instrument, language))
        address = addresses.article(language, law.slug_of(article.key))
        entry = (article, address, article.subject_in(language), bool(article.amendments.all()))
        found[instrument.key].articles.append(entry)
    return list(found.values())


@remembered
def by_slug(slug: str) -> LegalArticle | None:
    """The article that an address names, with all that its page shows of it. Seven queries."""
    keys = {law.slug_of(key): pk for pk, key in LegalArticle.objects.values_list("pk", "key")}
    rows = LegalArticle.objects.select_related("instrument").prefetch_related(
        "subjects", "amendments", "provisions__country", "instrument__titles", "instrument__not_in"
    )
    return rows.filter(pk=keys[slug]).first() if slug in keys else None


@remembered
def page(article: LegalArticle, language: str, reader: Reader) -> dict[str, Any]:
    """The values of an article's page."""
    instrument = article.instrument
    _in_them, not_in_them = instrument.countries(Country.objects.all())
    citations = _without_whole(law.resting_on(article.key, language=language, reader=reader))
    in_force = editions.in_force()
    then = _in_edition(in_force, article.key, language, reader) if in_force else []
    return {
        "article": article,
        "instrument": instrument,
        "instrument_title": instrument.title_in(language),
        "law_url": f"{addresses.law(language)}#{law.slug_of(instrument.key)}",
        "subject": article.subject_in(language),
        "note": article.note_in(language),
        "text_url": instrument.text_url(language),
        "where": where(instrument, language),
        "not_in": [one.name_in(language) for one in not_in_them],
        "provisions": equivalents.of_article(article, language),
        "citations": _marked(citations, then) if in_force else [(citation, False) for citation in citations],
        "in_force": in_force,
        "then": _gone_since(citations, then),
        "breadcrumbs": [{"label": _("The law"), "url": addresses.law(language)}],
    }


def where(instrument: LegalInstrument, language: str) -> str:
    """Where an instrument applies, in words."""
    excepted = ", ".join(sorted(country.name_in(language) for country in instrument.not_in.all()))
    scope = str(LegalInstrument.Scope(instrument.scope).label)
    return _("%(states)s, but not %(excepted)s") % {"states": scope, "excepted": excepted} if excepted else scope


def _in_edition(edition: Edition, key: str, language: str, reader: Reader) -> list[EditionPlace]:
    """Places of the edition that rest on the article, as far as `reader` may see them."""
    shown = edition_view.impression(edition, language)
    if shown is None:
        return []
    found = []
    for part in frozen.parts(shown.sections.filter(blocks__contains=[{"article": key}]), reader):
        number = part.number
        for item in part.items:
            number = item.number or number
            if item.article == key:
                url = addresses.number(language, number, edition.number)
                found.append(EditionPlace(number, part.title, url, part.language))
    return list(dict.fromkeys(found))


def _marked(citations: Sequence[Citation], then: Sequence[EditionPlace]) -> list[tuple[Citation, bool]]:
    """Each citation, and whether the edition in force does not rest on the article there."""
    numbers = {place.number for place in then}
    return [(citation, bool(citation.block_id) and citation.number not in numbers) for citation in citations]


def _without_whole(citations: Sequence[Citation]) -> list[Citation]:
    """A section as a whole is not named beside a paragraph of its own."""
    told = {citation.page_key for citation in citations if citation.block_id}
    return [citation for citation in citations if citation.block_id or citation.page_key not in told]


def _gone_since(citations: Sequence[Citation], then: Sequence[EditionPlace]) -> list[EditionPlace]:
    numbers = {citation.number for citation in citations}
    return [place for place in then if place.number not in numbers]
