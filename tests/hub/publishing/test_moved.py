"""Former addresses of moved pages: they lead on where the page may be read, and tell nobody else where it is."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from home.models import StandardPage
from hub.publishing.services.take_down import take_down
from tests.factories import pages

pytestmark = pytest.mark.django_db


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
