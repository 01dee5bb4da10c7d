"""The memory of a language as TMX 1.4, for other translation tools. The same memory gives the same bytes."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from xml.etree import ElementTree as ET

from django.conf import settings
from django.db.models import BooleanField, Exists, OuterRef

from hub.people.reader import PUBLIC, Reader
from translation.models import MemoryEntry, MemoryPlace
from translation.queries.open_places import open_entries, restricted

Row = tuple[str, str, str, str, datetime, bool]  # of source and translation the hashes and texts, when, if closed
TAG = re.compile(r"(<[^>]*>)")
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
DOCTYPE = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tmx(language: str, *, reader: Reader = PUBLIC) -> bytes:
    """Every remembered translation that `reader` may read; what practitioners alone read says so. One query."""
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "hub",
            "creationtoolversion": "1",
            "segtype": "paragraph",
            "o-tmf": "hub",
            "adminlang": settings.LANGUAGE_CODE,
            "srclang": settings.LANGUAGE_CODE,
            "datatype": "html",
        },
    )
    body = ET.SubElement(root, "body")
    for source_key, key, source, text, at, closed in _entries(language, reader):
        unit = ET.SubElement(body, "tu", tuid=f"{source_key[:16]}-{key[:16]}")
        if closed:
            ET.SubElement(unit, "prop", type="x-access").text = "practitioners"
        _variant(unit, settings.LANGUAGE_CODE, source)
        _variant(unit, language, text).set("changedate", at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"))
    return (DOCTYPE + ET.tostring(root, encoding="unicode", short_empty_elements=True) + "\n").encode()


def _entries(language: str, reader: Reader) -> Iterator[Row]:
    places = MemoryPlace.objects.filter(entry=OuterRef("pk"))
    entries = MemoryEntry.objects.filter(Exists(places), language=language)
    if not reader.sees_practitioner_text:
        entries = open_entries(entries)
    closed = Exists(restricted(places), output_field=BooleanField())
    rows = entries.annotate(closed=closed).order_by("source__sha256", "sha256")
    yield from rows.values_list("source__sha256", "sha256", "source__text", "text", "at", "closed").iterator()


def _variant(unit: ET.Element, language: str, data: str) -> ET.Element:
    variant = ET.SubElement(unit, "tuv", {LANG: language})
    segment = ET.SubElement(variant, "seg")
    opened: list[int] = []
    number = 0
    last: ET.Element | None = None
    for part in TAG.split(UNFIT.sub("", data)):
        if not TAG.fullmatch(part):
            _append(segment, last, unescape(part))
            continue
        if part.startswith("</") and opened:
            last = ET.SubElement(segment, "ept", i=str(opened.pop()))
        elif part.endswith("/>"):
            number += 1
            last = ET.SubElement(segment, "ph", x=str(number))
        else:
            number += 1
            opened.append(number)
            last = ET.SubElement(segment, "bpt", i=str(number), x=str(number))
        last.text = part
    return variant


def _append(segment: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        segment.text = (segment.text or "") + text
    else:
        last.tail = (last.tail or "") + text
