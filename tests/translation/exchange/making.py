"""Files, edited as a translator would, and uploaded."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import polib
from django.conf import settings
from lxml import etree
from wagtail.models import Page

from hub.people.reader import Reader
from translation.models import ImportBatch, PageTranslation
from translation.queries.exported import Exporter
from translation.services.stage_import import stage_import

WRITER = Reader(user_id=1, writer=True)
X = "{urn:oasis:names:tc:xliff:document:1.2}"
RICH = '<p>Call <b>112</b> or see <a href="https://example.org/x">the rules</a>.<br/>Then <i>wait</i>.</p>'
RICH_RO = 'Sunați la <g id="1">112</g> sau vedeți <g id="2">regulile</g>.<x id="3"/>Apoi <g id="4">așteptați</g>.'


def source_of(row: PageTranslation) -> Page:
    return Page.objects.get(translation_key=row.page_key, locale__language_code=settings.LANGUAGE_CODE)


def export(row: PageTranslation, form: str = "xlf", reader: Reader = WRITER) -> bytes:
    data = Exporter(language=row.language, reader=reader, form=form).page(row, source_of(row))
    assert data is not None
    return data


def stage(data: bytes, by: Any, name: str = "", language: str = "ro") -> ImportBatch:
    name = name or ("t.po" if b"msgid" in data[:400] else "t.xlf")
    return stage_import(name=name, data=data, language=language, by=by, reader=WRITER)


def fill_xliff(data: bytes, words: Callable[[str, str], str | None]) -> bytes:
    """`words(path, source)` gives the inner XML of each target, None to leave it."""
    root = etree.fromstring(data)
    for unit in root.iter(f"{X}trans-unit"):
        source = unit.find(f"{X}source")
        text = words(unit.get("resname"), "".join(source.itertext()))
        if text is None:
            continue
        target = unit.find(f"{X}target")
        state = {"state": "translated"}
        new = etree.fromstring(f'<target xmlns="{X[1:-1]}">{text}</target>')
        new.attrib.update(state)
        unit.replace(target, new)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def fill_po(data: bytes, words: Callable[[str, str], str | None]) -> bytes:
    file = polib.pofile(data.decode())
    for entry in file:
        text = words(entry.msgctxt, entry.msgid)
        if text is not None:
            entry.msgstr = text
    return str(file).encode()


def translated(path: str, source: str) -> str:
    return f"ro-{source}" if path == "slug" else f"Tradus {source.lower()}"


def statuses(batch: ImportBatch) -> dict[str, str]:
    """Status by the start of the source."""
    return {row.source[:40]: row.status for row in batch.rows.all()}


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
