"""Text of DOCX and ODT, heading by heading: what a reader of the document sees, without notes, and nothing deleted."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lxml import etree

from search.documents.kinds import (
    LONGEST_HEADING,
    Budget,
    DocumentKind,
    Part,
    Reading,
    State,
    Unreadable,
    tidy,
)

MOST_XML = 12 * 1024 * 1024
"""Bytes of one file inside, unpacked."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
UNSEEN = {f"{MC}Fallback", f"{W}del", f"{W}moveFrom", f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note"}
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
    *(KeyError, ValueError, EOFError, NotImplementedError, RecursionError),
)
Line = tuple[bool, str]
"""Whether it is a heading, and what it says."""


def read_written(stream: BinaryIO, kind: DocumentKind) -> Reading:
    """Raises Unreadable."""
    try:
        with zipfile.ZipFile(stream) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise Unreadable(State.LOCKED)
            return _reading(_docx(archive) if kind is DocumentKind.DOCX else _odt(archive), kind)
    except FAULTS as error:
        raise Unreadable(State.BROKEN) from error


def _reading(lines: Iterable[Line], kind: DocumentKind) -> Reading:
    parts: list[Part] = []
    budget = Budget()
    for heading, text in _chapters(lines):
        if budget.enough:
            return Reading(State.IN_PART, kind, parts=parts)
        kept = budget.take(tidy(text))
        if kept or heading:
            parts.append(Part(kept, tidy(heading)[:LONGEST_HEADING]))
    return Reading(State.READ if parts else State.EMPTY, kind, parts=parts)


def _chapters(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    heading = ""
    below: list[str] = []
    for is_heading, text in lines:
        if is_heading and text.strip():
            yield heading, "\n".join(below)
            heading, below = text, []
        else:
            below.append(text)
    yield heading, "\n".join(below)


def _docx(archive: zipfile.ZipFile) -> Iterator[Line]:
    headings = _heading_styles(archive)
    for paragraph in _seen(_xml(archive, "word/document.xml"), f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        yield style is not None and style.get(f"{W}val") in headings, _docx_text(paragraph)


def _heading_styles(archive: zipfile.ZipFile) -> set[str]:
    """Ids of the styles of headings: their ids are translated by the writing program, their names are not."""
    if "word/styles.xml" not in archive.namelist():
        return set()
    found = set()
    for style in _xml(archive, "word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and str(name.get(f"{W}val")).lower().startswith(("heading ", "title")):
            found.add(str(style.get(f"{W}styleId")))
    return found


def _docx_text(paragraph: etree._Element) -> str:
    words = []
    for run in _seen(paragraph, f"{W}r", inner=True):
        properties = run.find(f"{W}rPr")
        if properties is not None and properties.find(f"{W}vanish") is not None:
            continue
        for thing in run:
            if thing.tag == f"{W}t":
                words.append(thing.text or "")
            elif thing.tag in {f"{W}tab", f"{W}br", f"{W}cr"}:
                words.append(" ")
    return "".join(words)


def _odt(archive: zipfile.ZipFile) -> Iterator[Line]:
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in _bytes(archive, "META-INF/manifest.xml"):
        raise Unreadable(State.LOCKED)
    root = _xml(archive, "content.xml")
    body = root.find(f"{OFFICE}body")
    for line in _seen(body if body is not None else root, f"{TEXT}h", f"{TEXT}p"):
        yield line.tag == f"{TEXT}h", "".join(_odt_text(line))


def _odt_text(line: etree._Element) -> Iterator[str]:
    yield line.text or ""
    for thing in line:
        if thing.tag in {f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"}:
            yield " "
        elif thing.tag not in UNSEEN and isinstance(thing.tag, str):
            yield from _odt_text(thing)
        yield thing.tail or ""


def _seen(root: etree._Element, *tags: str, inner: bool = False) -> Iterator[etree._Element]:
    """Elements of `tags` below `root`, but none in a branch that no reader sees; with `inner` those within one, too."""
    branches = [iter(root)]
    while branches:
        element = next(branches[-1], None)
        if element is None:
            branches.pop()
        elif element.tag not in UNSEEN:
            found = element.tag in tags
            if found:
                yield element
            if inner or not found:
                branches.append(iter(element))


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(_bytes(archive, name), parser)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(State.BROKEN)
    return root


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """What the file inside holds; its size is counted, not believed."""
    with archive.open(name) as file:
        data = file.read(MOST_XML + 1)
    if len(data) > MOST_XML:
        raise Unreadable(State.HEAVY)
    return data
