"""Outside `/` and the locale prefixes nothing is ever answered with a way to a locale; catalogues are complete."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from tests.catalogues import PLURALS, problems, said

TO_A_LOCALE = re.compile(rf"^(https?://[^/]+)?/({'|'.join(code for code, _ in settings.LANGUAGES)})(/|$)")
SAMPLES = {"int": "987654", "uuid": "00000000-0000-4000-8000-000000000000"}
CONVERTED = re.compile(r"<(?:(\w+):)?\w+>")


def unprefixed(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """An address for every route outside the locales, with unknown objects in it."""
    found = []
    for one in patterns:
        if isinstance(one.pattern, LocalePrefixPattern):
            continue
        here = before + route(str(one.pattern))
        if isinstance(one, URLResolver):
            found += unprefixed(one.url_patterns, here)
        else:
            found.append("/" + here)
    return found


def route(pattern: str) -> str:
    if CONVERTED.search(pattern) or not re.search(r"[\^$(\\]", pattern):
        return CONVERTED.sub(lambda found: SAMPLES.get(found[1] or "", "unknown"), pattern)
    named = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "987654", pattern)
    plain = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "987654", named)
    return re.sub(r"[\^$]|\\Z", "", plain).replace("\\.", ".").replace("\\", "").replace("?", "")


PATHS = sorted({path for path in unprefixed(get_resolver().url_patterns) if path != "/"})


def test_the_routes_were_found() -> None:
    assert len(PATHS) > 20


@pytest.mark.django_db
def test_no_unprefixed_answer_is_a_way_to_a_locale() -> None:
    client = Client(raise_request_exception=False)
    strayed = {}
    for path in [*PATHS, "/no-such-thing", "/api/v1/no-such-thing", "/favicon.ico", "/robots.txt"]:
        for method in ("get", "post"):
            answer = getattr(client, method)(path, headers={"accept-language": "ro"})
            if 300 <= answer.status_code < 400 and TO_A_LOCALE.match(answer["Location"]):
                strayed[f"{method} {path}"] = answer["Location"]
    assert strayed == {}


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_the_catalogue_is_complete(language: str) -> None:
    assert problems(language, said()) == []
