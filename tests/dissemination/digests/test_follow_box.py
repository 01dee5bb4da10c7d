"""Pages about a theme, a country or the manual offer what is new about it by e-mail."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from hub.models import Theme
from hub.ports import follow
from tests.dissemination.digests.conftest import MakeNews

pytestmark = pytest.mark.django_db


def link_of(page: str) -> str:
    found = re.search(r'href="(/\w\w/subscribe/[^"]*)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def drawn(tag: str, **context: object) -> str:
    return Template("{% load hub_look %}" + tag).render(Context(context))


def test_a_page_of_news_offers_its_themes_and_countries_and_the_form_has_them_chosen(
    client: Client, news: MakeNews
) -> None:
    page = news(themes=["care", "evidence"], countries=["RO"])
    link = link_of(client.get(page.get_url()).text.partition("<main")[2])
    assert link == "/en/subscribe/?theme=care&theme=evidence&country=RO"
    form = client.get(link).text
    for topic in ("theme:care", "theme:evidence", "country:RO"):
        assert re.search(rf'value="{topic}"[^>]* checked', form)


def test_the_box_speaks_the_language_of_the_page_and_asks_the_database_nothing() -> None:
    with translation.override("ro"), CaptureQueriesContext(connection) as asked:
        box = drawn("{% follow themes=themes country=country manual=True %}", themes=["care"], country="RO")
    assert link_of(box) == "/ro/subscribe/?theme=care&country=RO&manual=1"
    assert len(asked) == 0


def test_a_value_from_an_address_bar_stays_a_value() -> None:
    box = drawn("{% follow theme=theme %}", theme='"><script>alert(1)</script>&country=RO')
    assert "<script>" not in box and "country=RO" not in link_of(box)


def test_without_a_room_that_writes_mail_there_is_no_box(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "_provider", None)
    assert drawn("{% follow manual=True %}") == ""


@pytest.mark.parametrize("chosen", ["?theme=care", "?country=RO"])
def test_a_list_about_something_offers_it(client: Client, chosen: str) -> None:
    Theme.objects.get_or_create(slug="care", defaults={"name": "Care and accommodation"})
    assert f'href="/en/subscribe/{chosen}"' in client.get(f"/en/partners/{chosen}").text
    assert "/en/subscribe/?" not in client.get("/en/partners/").text
