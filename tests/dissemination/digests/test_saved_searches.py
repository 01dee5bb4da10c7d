"""A search that a room registers can be subscribed to; what it finds arrives with the reason."""

import re

import pytest
from django.test import Client
from django.utils.translation import gettext_lazy

from dissemination.models import ContentEvent, OptIn, Subscription
from dissemination.services.confirm import confirm
from dissemination.services.fan_out import fan_out
from dissemination.services.tick_digests import tick_digests
from home.models import NewsPage
from hub.ports import saved_searches
from hub.ports.saved_searches import SavedSearch
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> SavedSearch:
    def finds(kind: str, key: str) -> bool:
        pages = NewsPage.objects.filter(translation_key=key) if kind == "news" else NewsPage.objects.none()
        return pages.filter(title__icontains="helpline").exists()

    monkeypatch.setattr(saved_searches, "_searches", {})
    one = SavedSearch("helplines", gettext_lazy("Helplines"), finds)
    saved_searches.register(one)
    return one


@pytest.mark.usefixtures("search")
def test_a_search_goes_from_the_page_to_the_mail(client: Client, news: MakeNews) -> None:
    page = client.get("/en/subscribe/?search=helplines").text
    assert re.search(r'value="search:helplines"[^>]* checked', page)
    form = {"email": "ana@example.org", "searches": ["search:helplines"], "cadence": "immediate", "language": "en"}
    assert client.post("/en/subscribe/", form).status_code == 302
    assert confirm(opt_in=OptIn.objects.get())
    assert Subscription.objects.get().topic == "search:helplines"
    news("A new helpline")
    news("Something else")
    assert tick_digests() == 1
    mail = text_of(digests()[0])
    assert "A new helpline" in mail.text and "Something else" not in mail.text
    for part in (mail.text, mail.html):
        assert "Because you follow the search “Helplines”" in part


@pytest.mark.usefixtures("search")
def test_a_search_that_nobody_registered_cannot_be_asked_for(client: Client) -> None:
    form = {"email": "ana@example.org", "searches": ["search:other"], "cadence": "daily", "language": "en"}
    answer = client.post("/en/subscribe/", form)
    assert answer.status_code == 200 and 'id="id_searches_error"' in answer.text


def test_without_a_search_nobody_is_asked_about_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_searches, "_searches", {})
    assert "id_searches" not in client.get("/en/subscribe/").text


@pytest.mark.usefixtures("search")
def test_what_a_search_finds_is_found_once_at_the_publication(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber(wanted=["search:helplines"])
    news("A new helpline")
    fan_out()
    assert ContentEvent.objects.get().searches == ["helplines"]
    assert ana.entries.count() == 1
