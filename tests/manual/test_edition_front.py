"""The first pages of an edition's files: its title in the language of the book, and contents on one page."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest

from hub.typesetting import typeset
from manual.files import epub, page
from manual.files.book import Book, Chapter
from manual.reading.frozen import Part

TYPED = "After the new directive"
USUAL = "Signs on the telephone and online"


def part(number: str, title: str, language: str) -> Part:
    kind = "section" if "." in number else "chapter"
    return Part(uuid4(), kind, number, title, summary="", language=language, items=())


def book(language: str, *, chapters: int = 2, sections: int = 1, title: str = "Title") -> Book:
    """The last chapter has no translation."""
    found = []
    for number in range(1, chapters + 1):
        spoken = "en" if number == chapters else language
        below = [part(f"{number}.{place}", title, spoken) for place in range(1, sections + 1)]
        found.append(Chapter(part(f"{number}", title, spoken), tuple(below)))
    return Book(
        title="Handboek",
        language=language,
        edition="2",
        edition_title=TYPED,
        effective=date(2026, 10, 1),
        impression=f"2/{language}/1",
        sha256="0" * 64,
        url="https://hub.example.org/2/",
        since="https://hub.example.org/2/since/",
        chapters=tuple(found),
        notes=[],
        for_practitioners=False,
    )


def cover(text: Book) -> str:
    with ZipFile(BytesIO(epub.epub(text, modified=datetime(2026, 10, 1, tzinfo=UTC)))) as packed:
        return packed.read("OEBPS/cover.xhtml").decode()


@pytest.mark.parametrize("made", [lambda text: page.html(text, style="screen"), cover])
def test_what_was_typed_in_english_is_marked_below_the_title_in_another_language(made: Callable[[Book], str]) -> None:
    dutch = made(book("nl"))
    assert '<p class="edition">Editie 2</p>' in dutch
    assert f'<p class="typed" lang="en">{TYPED}</p>' in dutch
    english = made(book("en"))
    assert f'<p class="edition">Edition 2: {TYPED}</p>' in english
    assert 'class="typed"' not in english


def test_the_contents_say_which_titles_are_in_another_language() -> None:
    contents = page.html(book("nl"), style="screen").partition("<main>")[0]
    assert '<span class="n">2.1</span> <span lang="en">Title</span>' in contents
    assert '<span class="n">1.1</span> <span>Title</span>' in contents


def test_the_contents_of_ten_chapters_stand_on_one_page() -> None:
    text = book("en", chapters=10, sections=5, title=USUAL)
    document = typeset(page.html(text, style="print"))
    assert [number for number, one in enumerate(document.pages) if "s-1" in one.anchors] == [2]
