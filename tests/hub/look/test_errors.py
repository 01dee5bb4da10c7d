import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from lxml import html

from hub.look import views

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_unknown_pages_answer_in_the_language_of_their_address(client: Client, language: str) -> None:
    answer = client.get(f"/{language}/no/such/page/")
    assert answer.status_code == 404
    page = html.fromstring(answer.content)
    assert page.get("lang") == language
    assert page.xpath("//main//a[@href=$help]", help=f"/{language}/help/")


def test_forbidden_looks_like_unknown(rf: RequestFactory) -> None:
    forbidden = views.forbidden(rf.get("/en/manual/"), PermissionDenied())
    unknown = views.not_found(rf.get("/en/manual/"))
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/api/v1/none", "application/"), ("/none.json", "application/problem+json"), ("/none.txt", "text/plain")],
)
def test_machine_addresses_keep_their_format(client: Client, path: str, kind: str) -> None:
    answer = client.get(path, headers={"accept-language": "ro"})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith(kind)


def test_the_error_page_asks_no_database(rf: RequestFactory, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = views.server_error(rf.get("/ro/manual/"))
    assert answer.status_code == 500
    assert html.fromstring(answer.content).get("lang") == "ro"


def test_an_expired_form_is_explained(rf: RequestFactory) -> None:
    answer = views.csrf_failure(rf.post("/account/login/"), "cookie")
    assert answer.status_code == 403
    assert b"<h1>" in answer.content


def test_components_are_shown_in_demos_only(client: Client, settings) -> None:
    assert client.get("/_components/").status_code == 200
    settings.HUB_DEMO = False
    assert client.get("/_components/").status_code == 404
