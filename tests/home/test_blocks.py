"""Editors see what a block is for before they choose it, and none takes markup of their own."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from lxml import html
from PIL import Image

from home.models import NewsIndexPage, NewsPage, StandardPage
from hub.models import HubDocument, HubImage
from hub.publishing.services.publish import publish
from tests.factories import people

pytestmark = pytest.mark.django_db
BLOCKS = StandardPage._meta.get_field("body").stream_block.child_blocks


def picture(alt: str) -> HubImage:
    file = io.BytesIO()
    Image.new("RGB", (1300, 700), "#0d4f54").save(file, "PNG")
    return HubImage.objects.create(title="p", file=ContentFile(file.getvalue(), name="p.png"), alt_text=alt)


def test_the_set_is_small_and_each_has_a_preview_and_a_description(client: Client) -> None:
    assert sorted(BLOCKS) == ["download", "heading", "note", "picture", "quote", "text"]
    picture("A drawing")
    HubDocument.objects.create(title="The form", file=ContentFile(b"%PDF-1.4", name="form.pdf"))
    client.force_login(people.user("", "editor"))
    for name, block in BLOCKS.items():
        assert block.is_previewable, name
        assert block.get_description(), name
        answer = client.get("/admin/block-preview/", {"id": block.definition_prefix})
        assert answer.status_code == 200, name
        assert "hub/hub" in answer.content.decode(), name


def test_a_picture_comes_in_small_formats_with_sizes_and_with_what_it_shows(client: Client) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="en")
    body = [{"type": "picture", "value": {"image": picture("Two officers at a desk").pk, "caption": "At work"}}]
    page = index.add_child(
        instance=NewsPage(title="N", slug="n", live=False, body=body, image=picture("A child's drawing of a house"))
    )
    publish(revision=page.save_revision(), by=None)
    drawn = html.fromstring(client.get("/en/news/n/").content)
    found = drawn.xpath("//main//picture")
    assert len(found) == 2
    for one in found:
        assert one.xpath(".//source/@type") == ["image/avif", "image/webp"]
        assert all("480w" in several and "960w" in several for several in one.xpath(".//@srcset"))
        assert one.xpath(".//img/@sizes")
        assert one.xpath(".//img/@width")
        assert one.xpath(".//img/@height")
        assert client.get(one.xpath(".//img/@src")[0]).status_code == 200
    assert [one.get("alt") for one in drawn.xpath("//main//picture//img")] == [
        "A child's drawing of a house",
        "Two officers at a desk",
    ]
