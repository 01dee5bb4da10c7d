"""What editors paste and forge: refused with words at the field, or shown harmlessly; nothing typed is lost."""

import json
import re
import struct
import zlib
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError
from wagtail.images.forms import get_image_form
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from hub.models import HubDocument, HubImage
from hub.publishing import fingerprint
from manual.blocks import files, table
from manual.blocks.body import BodyBlock
from manual.models import ManualPage, SectionPage
from tests.manual import media, tree

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script><p onclick=x>Kept <b>words</b> <img src=x onerror=y></p>"
ARABIC = "الطفل أولا"
TURNED = "pay \u202e001 euro"


@pytest.fixture
def chapter(root: ManualPage) -> Any:
    return tree.chapter(root, "First hours")


def every(text: str) -> list[dict[str, Any]]:
    """A block of each kind that says `text` wherever it says anything."""
    step = {"role": "police", "title": text, "text": text, "handover": text}
    cells = {"caption": text, "columns": [{"type": "text", "heading": text}], "rows": [{"values": [text]}]}
    values: dict[str, Any] = {
        "paragraph": {"text": text},
        "heading": text,
        "steps": {"title": text, "steps": tree.points(step)},
        "checklist": {"title": text, "items": tree.points(text)},
        "indicators": {"title": text, "text": text, "items": tree.points(text), "next": tree.points(text)},
        "warning": {"title": text, "text": text},
        "legal": {"article": text, "text": text},
        "definition": {"concept": text, "text": text},
        "table": {"table": cells, "row_heads": True},
        "figure": {"image": media.image().pk, "alt": text, "text": text},
        "form": {"title": text, "document": media.document().pk, "text": text, "version": text, "date": None},
    }
    return [tree.block(kind, value) for kind, value in values.items()]


def test_every_kind_of_block_is_asked(chapter: Any) -> None:
    assert {block["type"] for block in every("x")} >= set(BodyBlock().child_blocks) - {"contact", "annex"}


def test_hostile_markup_is_words_or_nothing_on_the_page_and_in_an_edition(chapter: Any, client: Client) -> None:
    page = tree.section(chapter, "First contact", every(HOSTILE))
    text = client.get(page.url).content.decode()
    body = text.partition("<main")[2].partition("</main>")[0]
    found = Elements()
    found.feed(body)
    assert "<script>alert" not in body
    assert not {name for name in found.attributes if name.startswith("on")}
    assert "Kept <b>words</b>" in body


def test_text_from_right_to_left_is_shown_as_it_is(chapter: Any, client: Client) -> None:
    page = tree.section(chapter, "First contact", every(ARABIC))
    assert client.get(page.url).content.decode().count(ARABIC) > len(BodyBlock().child_blocks)


@pytest.mark.parametrize(("text", "words"), [("a\0b", "ull|broken"), ("a\ud800b", "broken"), (TURNED, "hidden sign")])
def test_what_cannot_be_kept_or_read_as_written_is_refused_at_each_field(chapter: Any, text: str, words: str) -> None:
    body = BodyBlock()
    for raw in every(text):
        if raw["type"] in {"legal", "definition"}:
            raw["value"].update(article="", concept="")
        stream = body.to_python([raw])
        with pytest.raises(ValidationError) as refused:
            body.clean(stream)
        assert re.search(words, json.dumps(refused.value.as_json_data())), raw["type"]


def test_a_draft_with_such_a_character_says_so_at_the_field_and_loses_nothing(chapter: Any, client: Client) -> None:
    page = tree.section(chapter, "First contact", [tree.paragraph("Words")])
    client.force_login(tree.editor())
    said = json.loads(rich_text("<p>Some good words</p>"))
    said["blocks"][0]["text"] = "Some good words \0 and more \ud800"
    answer = client.post(f"/admin/pages/{page.pk}/edit/", form({"text": json.dumps(said), "access": "public"}))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert ("Some good words" in text and "cannot be kept" in text) or "ull characters" in text
    assert SectionPage.objects.get(pk=page.pk).get_latest_revision().content["body"] == page_body(page)


def test_a_table_of_two_megabytes_is_refused_at_its_field_and_stays_in_the_form(chapter: Any, client: Client) -> None:
    page = tree.section(chapter, "First contact", [tree.paragraph("Words")])
    client.force_login(tree.editor())
    cells = {f"cell-{row}-{column}": "w" * 2000 for row in range(200) for column in range(5)}
    data = {
        "table": {
            "caption": "A very long table",
            "column-count": "5",
            "row-count": "200",
            **{
                f"column-{place}-{name}": value
                for place in range(5)
                for name, value in {"type": "text", "order": str(place), "heading": "Head", "deleted": ""}.items()
            },
            **{
                f"row-{place}-{name}": value
                for place in range(200)
                for name, value in {"order": str(place), "deleted": ""}.items()
            },
            **cells,
        },
        "row_heads": "on",
        "access": "public",
    }
    answer = client.post(f"/admin/pages/{page.pk}/edit/", form(data, kind="table"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "too large to read on a telephone" in text
    assert "A very long table" in text and text.count("w" * 2000) == 1000


def test_a_table_without_caption_or_heads_says_what_is_missing() -> None:
    cells = {"caption": " ", "columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["x"]}]}
    block = table.TableBlock().child_blocks["table"]
    with pytest.raises(TypedTableBlockValidationError) as refused:
        block.clean(block.to_python(cells))
    words = json.dumps(refused.value.as_json_data())
    assert "caption" in words and "heading" in words
    block.defer_required_validation()
    block.clean(block.to_python(cells))
    block.restore_deferred_validation()


def test_a_form_that_is_too_large_to_keep_is_refused_at_the_document() -> None:
    large = HubDocument.objects.create(
        title="Film", file=ContentFile(b"x", name="film.pdf"), file_size=files.LARGEST + 1
    )
    block = files.FormBlock()
    value = block.to_python({"title": "Film", "document": large.pk, "text": "<p>x</p>", "access": "public"})
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert "too large" in json.dumps(refused.value.as_json_data()["blockErrors"]["document"])


def test_a_huge_image_is_refused_with_words_at_the_file() -> None:
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 65535, 65535, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"")),
        (b"IEND", b""),
    )
    picture = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    form_class = get_image_form(HubImage)
    bound = form_class({"title": "Huge", "alt_text": "x"}, {"file": ContentFile(picture, name="huge.png")})
    assert "too many pixels" in str(bound.errors["file"])


def test_two_blocks_never_share_an_id_in_what_is_saved(chapter: Any, client: Client) -> None:
    one = "00000000-0000-4000-8000-000000000001"
    entry = {"type": "item", "id": one, "value": "<p>x</p>"}
    body = [
        tree.paragraph("First", one),
        tree.block("checklist", {"title": "T", "items": [entry, entry], "access": "public"}),
        tree.paragraph("Second", one),
    ]
    page = tree.section(chapter, "First contact", body)
    saved = list(fingerprint.raw_blocks(page))
    assert saved[0][1] == one
    assert len({block_id for _kind, block_id, _value in saved}) == 3
    assert len({item["id"] for item in saved[1][2]["items"]}) == 2
    numbers = re.findall(r'id="p-([^"]+)"', client.get(page.url).content.decode())
    assert numbers == ["1.1.1", "1.1.2", "1.1.3"]
    again = tree.write(page, [{"type": kind, "id": key, "value": value} for kind, key, value in saved])
    assert list(fingerprint.raw_blocks(again)) == saved


class Elements(HTMLParser):
    """Names of all elements and attributes, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _value in attrs)


def page_body(page: SectionPage) -> str:
    return page.get_latest_revision().content["body"]


def form(value: dict[str, Any], kind: str = "paragraph") -> dict[str, Any]:
    child = {"type": kind, "id": "", "value": value, "order": "0", "deleted": ""}
    fields = {
        "title": "First contact",
        "slug": "first-contact",
        "summary": "",
        "themes": "",
        "access": "public",
        "owner_role": "",
        "review_date": "",
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "body": {"count": "1", "0": child},
        "articles": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(fields)
