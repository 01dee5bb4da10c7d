"""A new partner learns what to do and where; every place that is named is there."""

import pytest
from django.test import Client
from lxml import html

from hub.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_each_step_leads_to_a_page_that_is_there(client: Client, language: str) -> None:
    page = html.fromstring(client.get(f"/{language}/partners/first-steps/").content)
    links = page.xpath("//main//ol//a/@href | //main//ul//a/@href | //main//p//a/@href")
    assert len(set(links)) >= 8
    for link in links:
        if not link.endswith("/contact/"):  # a page that an editor writes
            assert client.get(link).status_code in {200, 302}, link


def test_who_belongs_nowhere_is_led_to_it(client: Client) -> None:
    client.force_login(User.objects.create_user("new@example.org", "nine lanterns over the harbour"))
    for place in ("/account/", "/en/partners/mine/"):
        page = html.fromstring(client.get(place).content)
        assert "/en/partners/first-steps/" in page.xpath("//main//a/@href"), place
    assert "/en/partners/first-steps/" in html.fromstring(client.get("/en/partners/").content).xpath("//main//a/@href")
