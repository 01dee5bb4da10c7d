"""The file of an edition for programs: whole, the same whenever it is made, and what the public may see."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from manual.files import book, data
from manual.models import SectionPage
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN, build, make

pytestmark = pytest.mark.django_db
PLACE = "/en/manual/editions/1/manual.json"


def read(client: Client) -> dict[str, Any]:
    return json.loads(b"".join(client.get(PLACE).streaming_content))


def test_it_holds_every_chapter_section_and_paragraph_with_its_address(section: SectionPage, client: Client) -> None:
    tree.write(section, [tree.paragraph(f'Open words <a linktype="page" id="{section.pk}">here</a>', OPEN)])
    build(make("1"))
    found = read(client)
    assert (found["edition"], found["language"], found["impression"]) == ("1", "en", "1/en/1")
    (chapter,) = found["chapters"]
    (told,) = chapter["sections"]
    assert (chapter["number"], told["number"], told["title"]) == ("1", "1.1", "First contact")
    (paragraph,) = told["paragraphs"]
    assert paragraph["number"] == "1.1.1"
    assert "Open words" in paragraph["text"]
    assert f'href="{settings.HUB_PUBLIC_URL}/en/manual/1.1/?edition=1"' in paragraph["text"]
    assert client.get(told["url"].removeprefix(settings.HUB_PUBLIC_URL)).status_code == 200


def test_what_is_for_practitioners_is_not_in_it(section: SectionPage, client: Client) -> None:
    build(make("1"))
    text = json.dumps(read(client))
    assert "Open words" in text
    assert "Closed words" not in text and CLOSED not in text


def test_the_same_text_gives_the_same_bytes(section: SectionPage) -> None:
    impression = make("1").impressions.get()
    first, again = (data.data(book.read(impression, for_practitioners=False)) for _ in range(2))
    assert first == again
    assert impression.sha256 in first.decode()


def test_the_api_says_where_it_is(section: SectionPage, client: Client) -> None:
    build(make("1"))
    (edition,) = client.get("/api/v1/manual/editions").json()["items"]
    (impression,) = edition["impressions"]
    answer = client.get(impression["data"].removeprefix(settings.HUB_PUBLIC_URL))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners")])
    assert client.get(impression["data"].removeprefix(settings.HUB_PUBLIC_URL)).status_code == 410
