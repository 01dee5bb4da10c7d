"""What every file of an impression holds: front matter and the rendered parts, for the public or for practitioners."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from hub.people.reader import PUBLIC, Reader
from manual import addresses
from manual.models import ChangeNote, Impression, KeptFile
from manual.queries import editions
from manual.reading import frozen, items
from manual.reading.frozen import Part

PRACTITIONER = Reader(practitioner=True)

Address = Callable[[str], str]


@dataclass(frozen=True)
class Chapter:
    part: Part
    sections: tuple[Part, ...]


@dataclass(frozen=True)
class Book:
    """One variant of an impression, or of one chapter of it; `since` is where a printed copy leads."""

    title: str
    language: str
    edition: str
    edition_title: str
    effective: date
    impression: str
    sha256: str
    url: str
    since: str
    chapters: tuple[Chapter, ...]
    notes: list[tuple[str, list[ChangeNote]]]
    for_practitioners: bool
    chapter: Part | None = None

    @property
    def parts(self) -> list[Part]:
        return [part for chapter in self.chapters for part in (chapter.part, *chapter.sections)]

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(part.number for part in self.parts)

    def of_chapter(self, number: str) -> "Book":
        """One chapter with its change notes."""
        chapters = tuple(chapter for chapter in self.chapters if chapter.part.number == number)
        return self._with(chapters, chapter=chapters[0].part if chapters else None)

    def alone(self, part: Part) -> "Book":
        """A single section, or a chapter without its sections."""
        return self._with((Chapter(part, ()),), chapter=None)

    def _with(self, chapters: tuple[Chapter, ...], *, chapter: Part | None) -> "Book":
        keys = {part.key for each in chapters for part in (each.part, *each.sections)}
        notes = [(kind, [note for note in rows if note.page_key in keys]) for kind, rows in self.notes]
        return replace(self, chapters=chapters, chapter=chapter, notes=[(kind, rows) for kind, rows in notes if rows])

    @property
    def source_words(self) -> str:
        """What stands above a section that has no approved translation, in the language of the book."""
        with translation.override(self.language):
            return gettext("This section is not yet translated. It stands here in English.")

    def html(self, part: Part, address: Address, picture: Address) -> str:
        """A part as semantic HTML; links to numbers that this book does not hold are words only."""
        href = items.by_number(
            lambda number: address(number) if number in self.numbers else "", picture=picture, form=self._form
        )
        context = {
            "text": part,
            "items": [items.shown(item, href) for item in part.items],
            "withheld": part.withheld,
            "source_label": self.language if part.language != self.language else "",
            "source_words": self.source_words,
        }
        with translation.override(part.language):
            return render_to_string("manual/frozen/section.html", context)

    @property
    def pictures(self) -> dict[str, bytes]:
        """The pictures in it, by name. One query."""
        body = (item for part in self.parts for item in part.items)
        names = {item.more["kept"] for item in body if item.kind == "figure" and "kept" in item.more}
        rows = KeptFile.objects.filter(name__in=names).order_by("name") if names else ()
        return {row.name: bytes(row.content) for row in rows}

    def _form(self, name: str) -> str:
        return settings.HUB_PUBLIC_URL + addresses.kept(self.language, self.edition, name)


def read(impression: Impression, *, for_practitioners: bool) -> Book:
    """The book of an impression as it may be read today. A few queries."""
    reader = PRACTITIONER if for_practitioners else PUBLIC
    edition = impression.edition
    parts = frozen.parts(impression.sections.all(), reader)
    return Book(
        title=impression.title,
        language=impression.language,
        edition=edition.number,
        edition_title=edition.title,
        effective=edition.effective,
        impression=str(impression),
        sha256=impression.sha256,
        url=settings.HUB_PUBLIC_URL + addresses.edition(impression.language, edition.number),
        since=settings.HUB_PUBLIC_URL + addresses.since(impression.language, edition.number),
        chapters=_chapters(parts),
        notes=editions.notes(edition, reader),
        for_practitioners=for_practitioners,
    )


def _chapters(parts: list[Part]) -> tuple[Chapter, ...]:
    """Sections below the chapter before them; those whose chapter is not there are not there either."""
    chapters: list[Chapter] = []
    for part in parts:
        if part.kind == "chapter":
            chapters.append(Chapter(part, ()))
        elif chapters:
            chapters[-1] = Chapter(chapters[-1].part, (*chapters[-1].sections, part))
    return tuple(chapters)
