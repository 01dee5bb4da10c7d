"""Former addresses of moved pages: they lead on where the page may be read, and tell nobody else where it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import StandardPage
from hub.publishing.services.take_down import take_down
from tests.factories import pages

pytestmark = pytest.mark.django_db
Rename = Callable[[StandardPage, str], None]


@pytest.fixture
def moved() -> StandardPage:
    page = pages.public(slug="a-telling-name")
    there = pages.public(slug="there")
    page.move(there, pos="last-child")
    return StandardPage.objects.get(pk=page.pk)


def test_a_former_address_leads_on(moved: StandardPage, client: Client) -> None:
    assert Redirect.objects.filter(redirect_page=moved).exists()
    answer = client.get("/en/a-telling-name/")
    assert (answer.status_code, answer.headers["Location"]) == (301, moved.url)


@pytest.mark.parametrize("close", ["restrict", "take down"])
def test_a_closed_pages_former_address_is_unknown(moved: StandardPage, client: Client, close: str) -> None:
    if close == "restrict":
        pages.republish(moved, access="practitioners")
    else:
        take_down(page=Page.objects.get(pk=moved.pk))
    answer = client.get("/en/a-telling-name/")
    assert answer.status_code == 404
    assert "Location" not in answer.headers


def test_an_address_to_which_a_page_came_back_does_not_lead_to_itself(moved: StandardPage, client: Client) -> None:
    moved.move(pages.home(), pos="last-child")
    assert client.get("/en/a-telling-name/").status_code == 200
    pages.republish(StandardPage.objects.get(pk=moved.pk), access="practitioners")
    assert client.get("/en/a-telling-name/").status_code == 404


@pytest.fixture
def rename(django_capture_on_commit_callbacks: Any) -> Rename:
    """Wagtail hears of a new slug on commit."""

    def act(page: StandardPage, slug: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            pages.republish(page, slug=slug)

    return act


@pytest.mark.parametrize("language", ["ro", "nl", "da"])
def test_where_the_source_text_stands_for_a_translation_its_former_address_leads_on_too(
    client: Client, rename: Rename, language: str
) -> None:
    page = pages.public(slug="as-it-was-called")
    assert client.get(f"/{language}/as-it-was-called/").status_code == 200
    rename(page, "as-it-is-called")
    answer = client.get(f"/{language}/as-it-was-called/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/{language}/as-it-is-called/")
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_translation_that_is_renamed_leads_on_in_its_own_language_alone(client: Client, rename: Rename) -> None:
    source = pages.public(slug="the-source")
    translation = pages.public(language="ro", key=source.translation_key, slug="traducerea")
    rename(translation, "traducerea-noua")
    answer = client.get("/ro/traducerea/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/ro/traducerea-noua/")
    assert client.get("/en/the-source/").status_code == 200


def test_what_stands_below_a_moved_page_leads_on(client: Client, rename: Rename) -> None:
    above = pages.public(slug="above")
    pages.public(above, slug="below")
    rename(above, "upstairs")
    for language in ("en", "da"):
        answer = client.get(f"/{language}/above/below/")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/{language}/upstairs/below/")


def test_below_no_language_is_a_closed_page_told_of(client: Client, rename: Rename) -> None:
    page = pages.public(slug="a-name-that-tells")
    rename(page, "another-name")
    pages.republish(StandardPage.objects.get(pk=page.pk), access="practitioners")
    for language in ("en", "ro", "nl", "da"):
        assert client.get(f"/{language}/a-name-that-tells/").status_code == 404
