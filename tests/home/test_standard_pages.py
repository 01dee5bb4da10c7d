import pytest
from django.test import Client
from lxml import html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standard_pages")]


def test_the_pages_lead_to_each_other(client: Client) -> None:
    page = html.fromstring(client.get("/en/privacy/").content)
    assert page.xpath("//aside//a[@aria-current]/@href") == ["/en/privacy/"]
    assert "/en/contact/" in page.xpath("//aside//a/@href")


def test_the_funding_line_stands_on_every_page(client: Client) -> None:
    for path in ("/en/", "/en/privacy/", "/en/help/", "/account/login/", "/en/nothing/"):
        assert b"JUST/2011-2012/DAP/AG/3280" in client.get(path).content, path


def test_making_the_sample_again_changes_nothing() -> None:
    from home.models import StandardPage
    from home.sample.pages import make_standard_pages

    before = list(StandardPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    make_standard_pages()
    assert list(StandardPage.objects.order_by("pk").values_list("pk", "latest_revision_id")) == before
