import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import NewsPage
from hub.models import AccessRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]


def test_news_are_given_newest_first_in_the_language_asked_for(client: Client) -> None:
    found = client.get("/api/v1/news?language=nl").json()["items"]
    assert len(found) == 6
    assert [item["date"] for item in found] == sorted((item["date"] for item in found), reverse=True)
    assert all(item["title"].startswith("nl: ") and "/nl/news/" in item["url"] for item in found)


def test_only_what_the_public_may_see_is_given(client: Client) -> None:
    hidden = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    AccessRule.objects.create(page_key=hidden.translation_key)
    for language in ("en", "ro"):
        found = client.get(f"/api/v1/news?language={language}").json()["items"]
        assert len(found) == 5
        assert not [item for item in found if "mixed" in item["url"]]


def test_pages_of_a_list_name_the_next_and_end(client: Client) -> None:
    seen, address = [], "/api/v1/news?limit=4"
    while address:
        page = client.get(address.removeprefix(settings.HUB_PUBLIC_URL)).json()
        assert page["count"] == 6
        seen.append([item["key"] for item in page["items"]])
        address = page["next"]
    assert [len(keys) for keys in seen] == [4, 2]
    assert len({key for keys in seen for key in keys}) == 6


def test_a_list_asks_as_much_for_one_as_for_all(client: Client) -> None:
    counts = []
    for limit in (1, 6):
        with CaptureQueriesContext(connection) as asked:
            assert len(client.get(f"/api/v1/news?limit={limit}").json()["items"]) == limit
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6


def test_an_unknown_language_is_refused_by_name(client: Client) -> None:
    answer = client.get("/api/v1/news?language=xx")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert fault["parameter"] == "language"
    assert "en, ro, nl, da" in fault["message"]
