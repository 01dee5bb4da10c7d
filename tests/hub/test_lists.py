"""Lists as spreadsheets of Europe write them: encodings, delimiters, quotes, formulas, and files made to harm."""

import codecs
import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from hub.lists import workbook
from hub.lists.files import guessed_layout, opening
from hub.lists.reading import Layout, Line, Unreadable

TEXT = "Agency reference;Agency;E-mail address\nA1;Poliția Țării;desk@example.org\nA2;Straße;b@example.org\n"


def lines(data: bytes, layout: Layout | None = None) -> list[list[str]]:
    return [line.cells for line in opening(data, layout or guessed_layout(data))]


def xlsx(*rows: list[Any], title: str = "List") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, content if entry.filename == name else old.read(entry))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16"),
        (TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_unicode_is_recognised(data: bytes, encoding: str) -> None:
    layout = guessed_layout(data)
    assert (layout.encoding, layout.delimiter) == (encoding, ";")
    assert lines(data)[:2] == [
        ["Agency reference", "Agency", "E-mail address"],
        ["A1", "Poliția Țării", "desk@example.org"],
    ]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Policja Świętokrzyska;Żółta łódź, Ośrodek Pomocy Społecznej;Komenda Główna"),
        ("cp1253", "Ελληνική Αστυνομία;Υπηρεσία Προστασίας Ανηλίκων;Αθήνα, Διεύθυνση"),
    ],
)
def test_older_encodings_are_a_guess_that_a_person_may_correct(encoding: str, words: str) -> None:
    text = "Agency reference;Agency;Role;Postal address\n" + f"A1;{words}\n" * 20
    data = text.encode(encoding)
    assert guessed_layout(data).encoding in {encoding, "cp1252"}  # Polish is as likely in either
    assert lines(data, Layout(encoding=encoding, delimiter=";"))[1] == ["A1", *words.split(";")]
    with pytest.raises(Unreadable, match="not encoded in UTF-8"):
        lines(data, Layout(encoding="utf-8", delimiter=";"))
    with pytest.raises(Unreadable, match="not known"):
        lines(data, Layout(encoding="rot13", delimiter=";"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found_and_quotes_hold_lines_together(delimiter: str) -> None:
    rows = [["Reference (own, or office)", "Agency", "Postal address"], ["A1", 'The "Unit", Centre', "Street; 1\nTown"]]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    text = "\n".join(delimiter.join(row) for row in quoted)
    assert lines(text.encode()) == rows


def test_rows_are_counted_as_the_spreadsheet_shows_them() -> None:
    data = b'sep=;\r\nref;address\r\nA1;"two\nlines"\r\n\r\n;\r\nA2;one\r\n'
    found = opening(data, guessed_layout(data))
    assert [(line.number, line.cells[0]) for line in found] == [(1, "ref"), (2, "A1"), (5, "A2")]


def fault(data: bytes) -> Line:
    return opening(data, guessed_layout(data))[1]


def test_a_formula_is_never_taken_for_its_value() -> None:
    for data in (b"ref,role\nA1,=1+1\n", xlsx(["ref", "role"], ["A1", "=1+1"])):
        line = fault(data)
        assert line.cells[1] == "=1+1"
        assert "formula" in line.faults[1]
    assert "error" in fault(xlsx(["ref", "role"], ["A1", "#REF!"])).faults[1]


def test_the_apostrophe_of_an_export_is_taken_off() -> None:
    for cell in ("'=1+1", "'+40", "'@x"):
        line = fault(f"ref,role\nA1,{cell}\n".encode())
        assert (line.cells[1], line.faults) == (cell[1:], {})
    assert fault(b"ref,role\nA1,'s-Hertogenbosch\n").cells[1] == "'s-Hertogenbosch"


def test_a_zero_byte_is_a_fault_of_its_cell() -> None:
    line = fault(b"ref,role\nA1,des\0k\n")
    assert line.cells[1] == "des\ufffdk"
    assert line.faults.keys() == {1}


def test_cells_of_a_workbook_are_read_as_people_see_them() -> None:
    data = xlsx(
        ["ref", "a", "b", "c", "d", "e"],
        [12, 3.0, date(2026, 11, 28), datetime(2026, 1, 2, tzinfo=UTC).replace(tzinfo=None), True, " x "],
    )
    assert lines(data)[1] == ["12", "3", "2026-11-28", "2026-01-02", "yes", "x"]
    assert guessed_layout(data).sheet == "List"
    with pytest.raises(Unreadable, match="no sheet"):
        lines(data, Layout(sheet="Other"))


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="10 MB"):
        guessed_layout(b"a" * 10_000_001)
    wide = [str(number) for number in range(61)]
    for data in ((",".join(wide) + "\n").encode() * 2, xlsx(wide, wide)):
        with pytest.raises(Unreadable, match="60 columns"):
            lines(data)
    monkeypatch.setattr("hub.lists.reading.MOST_ROWS", 3)
    data = b"ref\n" + b"A\n\n" * 3
    assert len(lines(data)) == 4
    with pytest.raises(Unreadable, match="more than 50,000 rows"):
        lines(data + b"A\n")


def test_what_is_made_to_harm_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = xlsx(["ref"], ["A1"])
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
    with pytest.raises(Unreadable, match="document type"):
        guessed_layout(repacked(good, "xl/worksheets/sheet1.xml", bomb))
    for broken in (good[:-40], b"PK\x03\x04 no archive", repacked(good, "xl/workbook.xml", b"<workbook")):
        with pytest.raises(Unreadable, match="broken"):
            guessed_layout(broken)
    broken = repacked(good, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    with pytest.raises(Unreadable, match="broken"):
        lines(broken, Layout(sheet="List"))
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1000)
    with pytest.raises(Unreadable, match="unpacks"):
        guessed_layout(good)
    with pytest.raises(Unreadable, match="broken after line"):
        lines(b'ref,role\nA1,"' + b"x" * 200_000)
