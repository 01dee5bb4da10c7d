"""Pictures and forms in the text: shown to whoever may read the block, and kept for ever by an edition."""

import re
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client

from hub.models import AccessRule, HubImage
from hub.people.reader import PUBLIC
from manual.files import book, epub, page
from manual.models import FrozenSection, KeptFile, ManualPage, SectionPage
from manual.queries import kept_files
from manual.services.freeze_impression import section_hash
from tests.manual import media, tree
from tests.manual.test_budgets import own_queries
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db

PICTURE, FORM, CLOSED = (f"00000000-0000-4000-8000-00000000001{place}" for place in range(3))
ADDRESS = "/en/manual/first-hours/first-contact/"


def figure(access: str = "public", block_id: str = PICTURE, **more: int) -> dict[str, object]:
    value = {"image": media.image(**more).pk, "alt": "Five stops", "text": "<p>The chain</p>", "access": access}
    return tree.block("figure", value, block_id)


def form() -> dict[str, object]:
    value = {
        "title": "Hand-over record",
        "document": media.document().pk,
        "text": "<p>Goes with the child</p>",
        "version": "2",
        "date": "2026-10-01",
        "access": "public",
    }
    return tree.block("form", value, FORM)


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    closed = figure("practitioners", CLOSED, colour="navy")
    return tree.section(chapter, "First contact", [figure(), form(), closed])


def test_a_page_shows_them_with_size_and_words_and_their_bytes_are_served(section: SectionPage, client: Client) -> None:
    text = client.get(ADDRESS).content.decode()
    assert text.count("<img") == 1
    source, width, height = re.findall(r'<img src="([^"]+)".* width="(\d+)" height="(\d+)" alt="Five stops"', text)[0]
    assert (width, height) == ("1280", "320")
    assert "640w" in text and "1280w" in text and 'loading="lazy"' in text
    assert "The chain" in text and "Version 2" in text and "1 October 2026" in text
    assert client.get(source).status_code == 200
    document = re.findall(r'href="([^"]*record[^"]*)"', text)[0]
    assert b"".join(client.get(document)) == b"%PDF-1.4 a form"


def test_an_edition_keeps_the_bytes_whatever_becomes_of_the_files(section: SectionPage, client: Client) -> None:
    impression = make("1").impressions.get()
    before = list(impression.sections.values())
    kept = dict(KeptFile.objects.values_list("name", "content"))
    shown = client.get("/en/manual/1.1/?edition=1").content.decode()
    source = re.findall(r'<img src="([^"]+)"', shown)[0]
    document = re.findall(r'href="([^"]*/kept/[^"]+\.pdf)"', shown)[0]
    tree.write(section, [tree.paragraph("No picture any more")])
    for image in media.HubImage.objects.all():
        image.delete()
    media.HubDocument.objects.all().delete()
    assert all(row.is_whole for row in KeptFile.objects.all())
    answer = client.get(source)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert answer.content == bytes(kept[source.rpartition("/")[2]])
    assert client.get(document).content == b"%PDF-1.4 a form"
    assert "attachment" in client.get(document)["Content-Disposition"]
    assert list(impression.sections.values()) == before
    assert all(section_hash(row) == row.sha256 for row in FrozenSection.objects.all())


def test_what_is_kept_cannot_be_changed_or_deleted(section: SectionPage) -> None:
    make("1")
    with pytest.raises(DatabaseError), transaction.atomic():
        KeptFile.objects.update(content=b"other")
    with pytest.raises(DatabaseError), transaction.atomic():
        KeptFile.objects.all()._raw_delete("default")


def test_a_picture_for_practitioners_is_nobody_elses(section: SectionPage, client: Client) -> None:
    make("1")
    closed = _kept(CLOSED)
    assert kept_files.find("1", closed, book.PRACTITIONER) is not None
    assert kept_files.find("1", closed, PUBLIC) is None
    assert client.get(f"/en/manual/editions/1/kept/{closed}").status_code == 404
    assert client.get(f"/en/manual/editions/1/kept/{'0' * 64}.png").status_code == 404
    AccessRule.objects.create(page_key=section.translation_key, block_id=PICTURE)
    assert client.get(f"/en/manual/editions/1/kept/{_kept(PICTURE)}").status_code == 404


def test_files_of_an_edition_hold_the_pictures_themselves(section: SectionPage) -> None:
    impression = make("1").impressions.get()
    text = book.read(impression, for_practitioners=False)
    whole = page.html(text, style="screen")
    assert whole.count("data:image/png;base64,") == 1 and 'alt="Five stops"' in whole
    packed = zipfile.ZipFile(BytesIO(epub.epub(text, modified=impression.published_at)))
    name = _kept(PICTURE)
    assert packed.read(f"OEBPS/pictures/{name}") == bytes(KeptFile.objects.get(name=name).content)
    assert f'href="pictures/{name}" media-type="image/png"' in packed.read("OEBPS/content.opf").decode()
    assert f'src="pictures/{name}"' in packed.read("OEBPS/s-1.1.xhtml").decode()
    assert _kept(CLOSED) not in "".join(packed.namelist())


def test_an_unchanged_picture_is_no_change_of_the_next_edition(section: SectionPage) -> None:
    make("1")
    assert list(make("2").notes.all()) == []


def test_queries_do_not_grow_with_pictures(section: SectionPage, client: Client) -> None:
    few = own_queries(client, ADDRESS)
    more = [figure(block_id=str(place), colour=colour) for place, colour in enumerate(("red", "blue", "green"))]
    tree.write(section, [figure(), form(), *more])
    client.get(ADDRESS)
    assert len(own_queries(client, ADDRESS)) <= len(few)


def _kept(block_id: str) -> str:
    blocks = [block for section in FrozenSection.objects.all() for block in section.blocks]
    return next(block["more"]["kept"] for block in blocks if block["id"] == block_id)


def test_a_picture_whose_file_is_lost_leaves_its_words_and_stops_an_edition(
    section: SectionPage, client: Client
) -> None:
    for image in HubImage.objects.all():
        image.file.storage.delete(image.file.name)
    text = client.get(ADDRESS).content.decode()
    assert "<img" not in text and "Five stops" in text and "The chain" in text
    with pytest.raises(ValidationError, match="cannot be read"):
        make("1")
