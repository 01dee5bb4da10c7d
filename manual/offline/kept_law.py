"""The law that a kept manual cites: what each article says in a line, since the text itself needs the network."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from hub.models import Country, LegalArticle
from manual import addresses
from manual.files.book import Book
from manual.queries import equivalents
from manual.queries.equivalents import Equivalent
from manual.queries.law import slug_of
from manual.queries.law_pages import where
from manual.reading import names
from manual.reading.frozen import Part

PAGE = "law/"


@dataclass(frozen=True)
class KeptArticle:
    """`amendments` are acts and days, newest first; `places` the kept sections that rest on it."""

    article: LegalArticle
    name: str
    slug: str
    subject: str
    note: str
    title: str
    where: str
    amendments: list[Any]
    provisions: list[tuple[Country, Equivalent]]
    places: list[tuple[str, Part]]

    @property
    def words(self) -> str:
        """For the search on the device."""
        national = (f"{here.name}, {here.provision}" for _country, here in self.provisions)
        return " ".join(filter(None, [self.article.key, self.note, self.title, *national]))


def address(language: str, key: str) -> str:
    """Where a kept page leads from an article."""
    return f"{addresses.kept_pages(language)}{PAGE}#{slug_of(key)}"


def cited(held: Book, language: str) -> list[KeptArticle]:
    """The articles that its public text rests on, in the order of the law. Seven queries, whatever their number."""
    places = _places(held, language)
    rows = LegalArticle.objects.filter(key__in=places).select_related("instrument")
    rows = rows.prefetch_related(
        "subjects", "amendments", "provisions__country", "instrument__titles", "instrument__not_in"
    )
    return [
        KeptArticle(
            article=row,
            name=names.article_title(row.key),
            slug=slug_of(row.key),
            subject=row.subject_in(language),
            note=row.note_in(language),
            title=row.instrument.title_in(language),
            where=where(row.instrument, language),
            amendments=list(row.amendments.all()),
            provisions=equivalents.of_article(row, language),
            places=places[row.key],
        )
        for row in rows.order_by("order", "key")
    ]


def _places(held: Book, language: str) -> dict[str, list[tuple[str, Part]]]:
    root = addresses.kept_pages(language)
    found: dict[str, dict[str, Part]] = defaultdict(dict)
    for part in held.parts:
        for item in () if part.withheld else part.items:
            if item.article:
                found[item.article][f"{root}{part.number}/"] = part
    return {key: list(parts.items()) for key, parts in found.items()}
