"""The page that says what there is for programs: each of its links answers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_every_link_answers_in_its_own_format(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/machines/").content)
    links = page.xpath("//main//a[@type]")
    assert len(links) > 10
    for link in links:
        answer = client.get(link.get("href"))
        assert answer.status_code == 200, link.get("href")
        assert answer["Content-Type"].startswith(link.get("type")), link.get("href")


def test_it_asks_as_much_however_many_themes_there_are(client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/machines/")
    assert len(asked) <= 8
