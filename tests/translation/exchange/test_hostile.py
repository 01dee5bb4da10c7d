"""Broken, huge and hostile files are refused in words, and leave nothing behind."""

from typing import Any

import pytest

from home.models import NewsPage
from tests.translation.conftest import submit
from tests.translation.exchange.making import export, fill_xliff, stage, translated, zipped
from translation.exchange import archive
from translation.exchange.unit import Unreadable
from translation.models import ImportBatch, PageTranslation

pytestmark = pytest.mark.django_db

BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">%s]><xliff version="1.2">&z;</xliff>' % b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (second, *([first] * 8))
    for first, second in zip(b"abcdefghijklmnopqrstuvwxy", b"bcdefghijklmnopqrstuvwxyz", strict=True)
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff version="1.2"/>'
LATIN = '<xliff version="1.2"><file original="ș"/></xliff>'.replace("ș", "é").encode("latin-1")


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    return submit(news, editor)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlf", b"", "broken"),
        ("a.xlf", b"<xliff", "broken"),
        ("a.xlf", b"\x00\x01\x02", "broken"),
        ("a.xlf", b"<html/>", "no XLIFF"),
        ("a.xlf", b'<xliff version="2.0"/>', "XLIFF 2.0"),
        ("a.xlf", b'<xliff version="1.2"/>', "no texts"),
        ("a.xlf", BOMB, "document type"),
        ("a.xlf", BOMB.decode().encode("utf-16"), "document type"),
        ("a.xlf", OUTSIDE, "document type"),
        ("a.xlf", LATIN, "broken"),
        ("a.xlf", b"<a>" * 5000, "broken"),
        ("a.po", b"hello", "no PO"),
        ("a.po", b'msgid "a"\nmsgstr "b" c\nfoo', "broken"),
        ("a.po", 'msgid "é"\nmsgstr "ș"'.encode("utf-16"), "UTF-8"),
        ("a.po", 'msgid "é"\nmsgstr "è"'.encode("latin-1"), "UTF-8"),
        ("a.po", b'msgid "a"\nmsgstr "b"\n', "which page"),
        ("a.docx", b"hello", "no PO, XLIFF or zip"),
        ("a.zip", b"PK\x03\x04 cut", "archive is broken"),
        ("a.zip", zipped({"a.exe": b"x"}), "no PO, XLIFF or zip"),
        ("a.zip", zipped({"b.zip": zipped({"a.po": b"x"})}), "no PO, XLIFF or zip"),
    ],
)
def test_what_cannot_be_read_is_told(translator: Any, name: str, data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        stage(data, translator, name)
    assert not ImportBatch.objects.exists()


def test_what_is_too_large_is_refused(translator: Any, monkeypatch: Any) -> None:
    with pytest.raises(Unreadable, match="20 MB"):
        stage(b"x" * (archive.UPLOADED + 1), translator, "a.po")
    with pytest.raises(Unreadable, match="50 MB"):
        stage(zipped({"a.po": b" " * (archive.UNPACKED + 1)}), translator, "a.zip")
    monkeypatch.setattr(archive, "ENTRIES", 2)
    with pytest.raises(Unreadable, match="more than 2 files"):
        stage(zipped({f"{number}.po": b"" for number in range(3)}), translator, "a.zip")


def test_one_broken_file_of_many_stages_nothing(row: PageTranslation, translator: Any) -> None:
    data = zipped({"a.xlf": fill_xliff(export(row), translated), "b.xlf": b"<xliff"})
    with pytest.raises(Unreadable, match=r"b\.xlf"):
        stage(data, translator, "a.zip")
    assert not ImportBatch.objects.exists()


def test_names_in_an_archive_lead_nowhere(row: PageTranslation, translator: Any, tmp_path: Any) -> None:
    good = fill_xliff(export(row), translated)
    data = zipped({"../../etc/passwd.xlf": good, "__MACOSX/a.xlf": b"x", ".DS_Store": b"x"})
    batch = stage(data, translator, "C:\\fakepath/up.zip")
    assert batch.name == "up.zip"
    assert batch.rows.filter(status="new").count() == batch.rows.count() > 3


def test_a_page_twice_and_a_file_of_another_language_are_told(row: PageTranslation, translator: Any) -> None:
    good = fill_xliff(export(row), translated)
    with pytest.raises(Unreadable, match="more than once"):
        stage(zipped({"a.xlf": good, "b.xlf": good}), translator, "a.zip")
    with pytest.raises(Unreadable, match="another language"):
        stage(good.replace(b'target-language="ro"', b'target-language="nl-BE"'), translator)
    assert stage(good.replace(b'target-language="ro"', b'target-language="ro-RO"'), translator).rows.exists()


def test_other_encodings_that_say_so_are_read(row: PageTranslation, translator: Any) -> None:
    text = fill_xliff(export(row), translated).decode().partition("?>")[2]
    for encoding, declared in (("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8"), ("latin-1", "ISO-8859-1")):
        data = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding)
        assert stage(data, translator).rows.filter(status="new").exists()
    assert stage(b"\xef\xbb\xbf" + export(row, "po").replace(b"\n", b"\r\n"), translator, "a.po").pages
