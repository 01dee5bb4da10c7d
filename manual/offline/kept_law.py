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
    """`amendments` come newest first; `places` are the kept sections that rest on it; `title` is that of its act."""

    article: LegalArticle
    name: str
    slug: str
    subject: str
    note: str
    amendments: list[Any]
    provisions: list[tuple[Country, Equivalent]]
    places: list[tuple[str, Part]]
    title: str

    @property
    def words(self) -> str:
        """For the search on the device."""
        national = (f"{here.name}, {here.provision}" for _country, here in self.provisions)
        return " ".join(filter(None, [self.article.key, self.note, self.title, *national]))


@dataclass(frozen=True)
class KeptAct:
    name: str
    title: str
    where: str
    articles: list[KeptArticle]


def address(language: str, key: str) -> str:
    """Where a kept page leads from an article."""
    return f"{addresses.kept_pages(language)}{PAGE}#{slug_of(key)}"


def cited(held: Book, language: str) -> list[KeptAct]:
    """The articles that its public text rests on, below their acts, in the order of the law. Seven queries."""
    places = _places(held, language)
    rows = LegalArticle.objects.filter(key__in=places).select_related("instrument")
    rows = rows.prefetch_related(
        "subjects", "amendments", "provisions__country", "instrument__titles", "instrument__not_in"
    )
    acts: dict[str, KeptAct] = {}
    for row in rows.order_by("order", "key"):
        key, title = row.instrument.key, row.instrument.title_in(language)
        if key not in acts:
            acts[key] = KeptAct(names.article_title(key), title, where(row.instrument, language), [])
        acts[key].articles.append(_kept(row, language, title, places[row.key]))
    return list(acts.values())


def _kept(row: LegalArticle, language: str, title: str, places: list[tuple[str, Part]]) -> KeptArticle:
    return KeptArticle(
        article=row,
        name=names.article_title(row.key),
        slug=slug_of(row.key),
        subject=row.subject_in(language),
        note=row.note_in(language),
        amendments=list(row.amendments.all()),
        provisions=equivalents.of_article(row, language),
        places=places,
        title=title,
    )


def _places(held: Book, language: str) -> dict[str, list[tuple[str, Part]]]:
    root = addresses.kept_pages(language)
    found: dict[str, dict[str, Part]] = defaultdict(dict)
    for part in held.parts:
        for item in () if part.withheld else part.items:
            if item.article:
                found[item.article][f"{root}{part.number}/"] = part
    return {key: list(parts.items()) for key, parts in found.items()}
