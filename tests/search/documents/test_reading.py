"""What is read of a document; a file that lies, is locked, broken or a bomb ends in a state, never in an error."""

import io
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from search.documents.kinds import MOST_PARTS, Part, Reading, State, tidy
from search.documents.read import BOUNDS, read
from tests.search.documents import making

TAGGED = "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:t>deleted</w:t></w:r></w:del></w:p>"
HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"


def state(data: bytes, name: str) -> State:
    return reading(data, name).state


def reading(data: bytes, name: str) -> Reading:
    return read(io.BytesIO(data), name)


def test_a_pdf_is_read_page_by_page() -> None:
    done = reading(making.pdf(["First lantern", "", "Third harbour"]), "a.PDF")
    assert done == Reading(State.READ, "pdf", 3, 3, [Part("First lantern", page=1), Part("Third harbour", page=3)])


def test_a_docx_is_read_heading_by_heading_whatever_language_names_the_style() -> None:
    made = making.docx([("X", "Before"), ("Titlu1", "Arrival"), ("X", "Sit down."), ("X", "Ask."), ("Titlu1", "After")])
    parts = [Part("Before"), Part("Sit down.\nAsk.", "Arrival"), Part("", "After")]
    assert reading(made, "a.docx").parts == parts


def test_an_odt_is_read_heading_by_heading() -> None:
    body = "<text:h>Arrival</text:h><text:p>Sit<text:s/>down, <text:span>child</text:span>.</text:p>"
    assert reading(making.odt(body), "a.odt").parts == [Part("Sit down, child.", "Arrival")]


def test_what_a_reader_does_not_see_is_not_read() -> None:
    assert [part.text for part in reading(making.docx([], raw=TAGGED + HIDDEN), "a.docx").parts] == ["kept"]
    deleted = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    body = f"{deleted}<text:p>kept<office:annotation><text:p>note</text:p></office:annotation></text:p>"
    assert [part.text for part in reading(making.odt(body), "a.odt").parts] == ["kept"]


def test_words_that_a_line_end_broke_are_whole() -> None:
    assert (
        tidy("traf-\nficking of mi\u00ad\nnors, ofﬁce\u200b\x00 2011-\n36") == "trafficking of minors, office 2011-\n36"
    )


def test_a_lock_that_needs_no_password_is_no_lock() -> None:
    assert state(making.pdf(["Words"], owner="secret"), "a.pdf") is State.READ


@pytest.mark.parametrize(
    ("name", "made", "expected"),
    [
        ("locked.pdf", lambda: making.pdf(["Words"], password="secret"), State.LOCKED),
        ("locked.docx", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2000, State.LOCKED),
        ("locked.odt", lambda: making.odt("", manifest="<m:encryption-data xmlns:m='m'/>"), State.LOCKED),
        ("scan.pdf", lambda: making.pdf(["", ""]), State.EMPTY),
        ("lying.pdf", lambda: making.docx([("X", "Words")]), State.LYING),
        ("lying.docx", lambda: making.pdf(["Words"]), State.LYING),
        ("lying.odt", lambda: b"GIF89a", State.LYING),
        ("table.csv", lambda: b"a,b", State.KIND),
        ("cut.pdf", lambda: making.pdf(["Words"])[:200], State.BROKEN),
        ("cut.docx", lambda: making.archive({"word/document.xml": "<w:document"}), State.BROKEN),
        ("no-text.odt", lambda: making.archive({"mimetype": making.ODT}), State.BROKEN),
        ("large.pdf", lambda: b"%PDF-1.4" + b" " * 21_000_000, State.SIZE),
        ("bomb.docx", lambda: making.archive({"word/document.xml": b" " * 300_000_000}), State.HEAVY),
        ("entity.docx", lambda: making.docx([("X", "W")], before='<!DOCTYPE d [<!ENTITY e "lol">]>'), State.BROKEN),
        ("outside.docx", lambda: making.docx([], before='<!DOCTYPE d SYSTEM "file:///etc/passwd">'), State.BROKEN),
        ("deep.docx", lambda: making.docx([], raw="<w:p>" * 100_000), State.BROKEN),
    ],
)
def test_a_bad_file_ends_in_a_state(name: str, made: object, expected: State) -> None:
    assert state(made(), name) is expected  # type: ignore[operator]  # a function without arguments


def test_ten_thousand_pages_are_read_in_part_and_within_the_bounds() -> None:
    began, used = time.monotonic(), children()
    done = reading(making.pdf([f"Page {number} of the report" for number in range(10_000)]), "a.pdf")
    assert (done.state, done.pages, len(done.parts)) == (State.IN_PART, 10_000, done.pages_read)
    assert 0 < done.pages_read <= MOST_PARTS
    assert children() - used < 11
    assert time.monotonic() - began < 60


def test_a_pdf_that_unpacks_to_much_more_than_it_weighs_ends_within_its_memory() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:  # it has had no other children than the reader
        ended, kilobytes = apart.submit(read_bomb).result()
    assert ended in {State.EMPTY, State.HEAVY}
    assert kilobytes < 260 * 1024


def read_bomb() -> tuple[State, int]:
    return state(making.pdf_bomb(), "bomb.pdf"), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def test_a_reader_that_is_stopped_found_the_document_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.documents.read.BOUNDS", replace(BOUNDS, seconds=0.01))
    assert state(making.pdf(["Words"]), "a.pdf") is State.HEAVY


def children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
