"""A file is what its bytes say, holds what it shows alone, and cannot hurt the Hub by being opened."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from hub.uploads import clean as cleaning
from hub.uploads.clean import clean
from hub.uploads.errors import SENTENCES, RefusedUpload
from hub.uploads.inside import bare_jpeg_2000
from hub.uploads.kinds import MOST_BYTES, FileKind, Problem
from hub.uploads.names import clean_name
from tests.uploads import made

HIDDEN = (b"Somebody Known", b"name of a child", b"JavaScript", b"track.example.org", b"hidden.txt")


def refused(data: bytes) -> Problem:
    with pytest.raises(RefusedUpload) as caught:
        clean(data)
    assert caught.value.message
    return caught.value.problem


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_keeps_its_pixels_and_loses_where_and_by_whom_it_was_taken(kind: str) -> None:
    sent = made.image_with_place(kind)
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(made.GPS)
    done = clean(sent)
    assert done.kind == kind.lower()
    picture = Image.open(io.BytesIO(done.data))
    assert not picture.getexif() and "exif" not in picture.info and b"Somebody" not in done.data
    assert (done.width, done.height) == picture.size == (40, 60), "the quarter turn is drawn, no longer said"
    red, green, _blue = picture.convert("RGB").getpixel((20, 30))
    assert red > 180 and green < 60


def test_a_document_keeps_its_pages_and_words_and_nothing_that_is_not_on_them() -> None:
    sent = made.pdf_with_all()
    with pikepdf.open(io.BytesIO(sent)) as document:
        assert document.attachments and document.Root.OpenAction and document.pages[0].Annots
    done = clean(sent)
    assert done.kind is FileKind.PDF and done.pages == 1 and "Plan of the training" in done.words
    with pikepdf.open(io.BytesIO(done.data)) as document:
        assert not document.attachments and "/Info" not in document.trailer
        assert not set(document.Root.keys()) & {"/Names", "/OpenAction", "/AA", "/AcroForm", "/Metadata"}
        assert not set(document.pages[0].obj.keys()) & {"/Annots", "/AA", "/PieceInfo"}
        document.save(plain := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable, qdf=True)
    assert not [mark for mark in HIDDEN if mark in plain.getvalue()]


@pytest.mark.parametrize("packed", [False, True])
def test_a_picture_in_a_document_loses_where_it_was_taken_and_no_pixel(packed: bool) -> None:
    sent = made.pdf_with_picture(packed=packed)
    with pikepdf.open(io.BytesIO(clean(sent).data)) as document:
        (stream,) = document.pages[0].get_images().values()
        raw = stream.read_raw_bytes()
    picture = Image.open(io.BytesIO(raw))
    assert not picture.getexif() and b"Somebody" not in raw
    assert picture.tobytes() == Image.open(io.BytesIO(made.image_with_place())).tobytes()


def test_what_is_said_for_the_ear_is_read_as_words() -> None:
    words = clean(made.pdf_with_what_is_said("Called Ana")).words
    assert "Called Ana 1" in words and "Called Ana 2" in words and "Plan of the training" in words


def test_a_picture_that_lies_in_the_text_of_a_page_is_not_taken() -> None:
    inline = b"BI /W 1 /H 1 /CS /RGB /BPC 8 /F /DCT ID " + made.image_with_place() + b" EI"
    with pikepdf.open(io.BytesIO(made.pdf())) as document:
        document.pages[0].contents_add(inline)
        document.save(out := io.BytesIO())
    assert refused(out.getvalue()) is Problem.BROKEN


def test_a_jpeg_2000_keeps_its_picture_alone() -> None:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), (9, 99, 9)).save(out, format="JPEG2000")
    box = b"Somebody Known"
    with_more = out.getvalue() + (8 + len(box)).to_bytes(4) + b"xml " + box
    bare = bare_jpeg_2000(with_more)
    assert bare == out.getvalue() and bare_jpeg_2000(b"\xff\x4f\xff") == b"\xff\x4f\xff"


def test_a_file_is_what_it_says_by_its_bytes_and_nothing_else_is_taken() -> None:
    assert clean(made.image("PNG")).kind is FileKind.PNG
    page = b"<!doctype html><script>alert(1)</script>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.html", page)
    for other in (
        b"",
        page,
        packed.getvalue(),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        made.image("GIF"),
        b"MZ\x90",
    ):
        assert refused(other) is Problem.KIND
    for tail in (page, packed.getvalue()):
        assert page[:20] not in clean(made.image("JPEG") + tail).data
        assert b"PK\x03\x04" not in clean(made.pdf() + tail).data
    assert refused(b"\xff\xd8\xff\xe0" + page) is Problem.BROKEN
    assert refused(b"%PDF-1.7\n" + page) is Problem.BROKEN


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (made.png_bomb(), Problem.PIXELS),
        (made.pdf(pages=41), Problem.PAGES),
        (made.pdf(words="a" * 70_000), Problem.WORDS),
        (made.pdf(encryption=pikepdf.Encryption(owner="o", user="u")), Problem.LOCKED),
        (made.pdf(encryption=pikepdf.Encryption(owner="o", user="")), Problem.LOCKED),
        (b"%PDF-1.7" + b" " * MOST_BYTES, Problem.SIZE),
    ],
    ids=["pixels", "pages", "words", "locked", "owner", "size"],
)
def test_what_is_too_large_or_locked_is_refused_in_words(data: bytes, problem: Problem) -> None:
    assert refused(data) is problem
    assert set(SENTENCES) == set(Problem)


def test_a_bomb_ends_the_process_that_opened_it_and_no_other() -> None:
    bomb = made.pdf_bomb()
    assert len(bomb) < 2_000_000
    assert refused(bomb) is Problem.BROKEN, "the process has died of its own limit"
    assert refused(made.pdf_bomb(pages=4, millions=80)) is Problem.SIZE


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "BOUNDS", replace(cleaning.BOUNDS, seconds=0.01))
    assert refused(made.pdf()) is Problem.BROKEN


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Plan van de training.pdf", "Plan van de training.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\ana\\plan.v2.docx", "plan-v2.png"),
        ("exe\u202egnp.scr", "exegnp.png"),
        ("a\x00b\r\nX: y.png", "abX- y.png"),
        (".png", "png.png"),
        ("", "file.png"),
        ("…/..", "file.png"),
        ("ș" * 200, "ș" * 80 + ".png"),
    ],
)
def test_a_name_holds_no_folder_no_hidden_sign_and_the_ending_of_what_the_file_is(name: str, kept: str) -> None:
    assert clean_name(name, FileKind.PNG) == kept
