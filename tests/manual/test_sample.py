"""The sample manual as `sample_content` makes it: two editions and a correction, their notes, and files."""

import io
import zipfile
from xml.etree import ElementTree

import pikepdf
import pytest
from django.test import Client

from manual.models import CitableNumber, Edition, EditionFile, FrozenSection, Impression
from manual.sample.editions import make_correction, make_first_edition, make_second_edition
from manual.sample.pages import make_present_text
from manual.services.build_files import build_files

pytestmark = pytest.mark.django_db


def test_two_editions_with_notes_numbers_and_files(sample: None, client: Client) -> None:
    make_first_edition()
    first = list(CitableNumber.objects.exclude(block_id="").values_list("pk", "number"))
    make_correction()
    make_present_text()
    make_second_edition()
    assert Edition.objects.count() == 3
    correction = Edition.objects.get(number="1.1")
    assert (correction.corrects, correction.notes.get().kind) == ("1", "procedure")
    second = Edition.objects.get(number="2")
    assert second.notes.count() >= 15
    assert {note.kind for note in second.notes.all()} == {"legal", "procedure", "contact", "wording"}
    assert set(first) <= set(CitableNumber.objects.values_list("pk", "number"))
    assert FrozenSection.objects.filter(impression__edition=second).count() >= 50
    impression = Impression.objects.get(edition=second, language="en")
    build_files(impression_id=impression.pk)
    impression.build.refresh_from_db()
    assert impression.build.state == "built", impression.build.error
    names = set(EditionFile.objects.filter(impression=impression).values_list("name", flat=True))
    assert {"manual.pdf", "manual.epub", "manual.html", "manual.json"} <= names
    look_at_pages(client)
    look_at_pdf(client.get("/en/manual/editions/2/manual.pdf"))
    look_at_epub(client.get("/en/manual/editions/2/manual.epub"))


def look_at_pages(client: Client) -> None:
    for address in (
        "editions/",
        "editions/1/",
        "editions/1.1/",
        "editions/1/since/",
        "editions/1/compare/1.1/",
        "editions/1.1/compare/2/3.5/",
        "editions/2/",
        "editions/2/1/",
        "editions/2/checksums.txt",
        "3/?edition=1",
        "3.2/?edition=2",
        "",
        "first-hours/",
    ):
        assert client.get(f"/en/manual/{address}").status_code == 200, address
    for address in ("/en/law/", "/en/law/2011-36-eu-13-2/", "/en/glossary/", "/ro/manual/", "/ro/manual/editions/2/"):
        assert client.get(address).status_code == 200, address


def look_at_pdf(answer: object) -> None:
    content = b"".join(answer.streaming_content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "Edition 2" in str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root if item.title.startswith("3 ")] == ["3 First hours"]
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
        assert all("Noto" in font for font in fonts), fonts


def look_at_epub(answer: object) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as book:
        assert book.infolist()[0].filename == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(book.read(name))  # noqa: S314 our own file
