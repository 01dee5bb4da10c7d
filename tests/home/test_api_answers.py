"""What every answer of the API carries, whichever room gives it."""

import pytest
from django.core.cache import cache
from django.test import Client

from hub.api import middleware

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
LISTS = ["/api/v1/news", "/api/v1/initiatives", "/api/v1/manual/sections", "/api/v1/openapi.json"]


@pytest.mark.parametrize("path", LISTS)
def test_an_unchanged_answer_is_not_sent_again(client: Client, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content


@pytest.mark.parametrize("path", [*LISTS, "/api/v1/none", "/api/v1/news?language=xx", "/api/v1/news%00"])
def test_every_origin_may_read_and_none_with_credentials(client: Client, path: str) -> None:
    answer = client.get(path, headers={"origin": "https://elsewhere.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Vary" not in answer
    assert not answer.cookies


def test_a_browser_may_ask_whether_it_may(client: Client) -> None:
    answer = client.options("/api/v1/news", headers={"access-control-request-headers": "if-none-match"})
    assert answer.status_code == 204
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/api/v1/none", "/api/v1/manual/sections/99.9", "/api/v1/news%00"])
def test_what_is_not_there_is_said_as_a_problem(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_a_faulty_parameter_is_named_and_not_repeated(client: Client) -> None:
    answer = client.get("/api/v1/news?limit=<script>")
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == ["limit"]
    assert "script" not in answer.text


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v1/news")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Content-Type"] == "application/problem+json"


def test_a_head_is_the_answer_without_its_body(client: Client) -> None:
    whole, head = client.get("/api/v1/news"), client.head("/api/v1/news")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
    assert head["Content-Length"] == str(len(whole.content))


def test_who_asks_too_often_is_told_when_to_come_back(client: Client, settings) -> None:
    settings.HUB_API_A_MINUTE = 2
    cache.clear()
    codes = [client.get("/api/v1/news").status_code for _ in range(4)]
    assert codes.count(429) >= 1
    refused = client.get("/api/v1/news")
    assert 1 <= int(refused["Retry-After"]) <= middleware.MINUTE
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert client.get("/en/news/").status_code == 200


def test_the_language_of_an_answer_is_the_one_asked_for(client: Client) -> None:
    answer = client.get("/api/v1/news?language=ro", headers={"accept-language": "da"})
    assert answer["Content-Language"] == "ro"
    assert client.get("/api/v1/news", headers={"accept-language": "da"})["Content-Language"] == "en"
