import pytest
from django.test import Client

from home.models import NewsPage
from hub.models import AccessRule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]


def test_news_are_given_newest_first_in_the_language_asked_for(client: Client) -> None:
    found = client.get("/api/v1/news?language=nl").json()
    assert len(found) == 6
    assert [item["date"] for item in found] == sorted((item["date"] for item in found), reverse=True)
    assert all(item["title"].startswith("nl: ") and "/nl/news/" in item["url"] for item in found)


def test_only_what_the_public_may_see_is_given(client: Client) -> None:
    hidden = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    AccessRule.objects.create(page_key=hidden.translation_key)
    for language in ("en", "ro"):
        assert not [item for item in client.get(f"/api/v1/news?language={language}").json() if "mixed" in item["url"]]


def test_an_unknown_language_is_not_found(client: Client) -> None:
    answer = client.get("/api/v1/news?language=xx")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("application/json")
