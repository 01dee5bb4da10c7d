"""Which files an impression has, and what each holds: the whole manual, or one chapter of it. Their names are here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from manual.models import FrozenSection

DATA = "manual.json"
WHOLE = ("manual.html", DATA, "manual.epub", "manual.pdf")
PRACTITIONERS = "-practitioners"
WHOLE_FOR_PRACTITIONERS = f"manual{PRACTITIONERS}.pdf"
CHAPTER_PATTERN = rf"chapter-[0-9]+[A-Z]*(?:{PRACTITIONERS})?\.pdf"
CHECKSUMS = "checksums.txt"


@dataclass(frozen=True)
class Kind:
    """One file: `chapter` is the number of the chapter that it holds, empty for the whole manual."""

    name: str
    chapter: str = ""
    for_practitioners: bool = False


def kinds(sections: Iterable[FrozenSection]) -> list[Kind]:
    """Every file of an impression; one for practitioners beside each PDF that leaves something out for the public."""
    sections = list(sections)
    found = [Kind(name) for name in WHOLE]
    if _is_closed(sections):
        found.append(Kind(WHOLE_FOR_PRACTITIONERS, for_practitioners=True))
    for chapter in sections:
        if chapter.kind == "chapter":
            found += _of_chapter(chapter, held_by(chapter.number, sections))
    return found


def held_by(chapter: str, sections: Sequence[FrozenSection]) -> list[FrozenSection]:
    """The sections of which a file is made: a chapter and what follows it up to the next; all where it is empty."""
    if not chapter:
        return list(sections)
    held: list[FrozenSection] = []
    for section in sections:
        if section.kind == "chapter" and held:
            break
        if held or (section.kind == "chapter" and section.number == chapter):
            held.append(section)
    return held


def chapter_of(name: str) -> str:
    """The number of the chapter in a file's name, empty for the whole manual."""
    first, _dash, rest = name.removesuffix(".pdf").partition("-")
    return rest.removesuffix(PRACTITIONERS) if first == "chapter" else ""


def is_for_practitioners(name: str) -> bool:
    return name.removesuffix(".pdf").endswith(PRACTITIONERS)


def _of_chapter(chapter: FrozenSection, held: Sequence[FrozenSection]) -> list[Kind]:
    found = [] if chapter.restricted else [Kind(_chapter(chapter.number), chapter.number)]
    if _is_closed(held):
        found.append(Kind(_chapter(chapter.number, PRACTITIONERS), chapter.number, for_practitioners=True))
    return found


def _chapter(number: str, reader: str = "") -> str:
    return f"chapter-{number}{reader}.pdf"


def _is_closed(sections: Iterable[FrozenSection]) -> bool:
    return any(section.restricted or any(block.get("restricted") for block in section.blocks) for section in sections)
