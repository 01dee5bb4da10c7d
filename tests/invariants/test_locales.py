"""Outside `/` and the locale prefixes nothing is ever answered with a way to a locale; catalogues are complete."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.catalogues import TARGETS, problems, said
from tests.invariants.addresses import every

TO_A_LOCALE = re.compile(rf"^(https?://[^/]+)?/({'|'.join(code for code, _ in settings.LANGUAGES)})(/|$)")
PATHS = sorted({one.path for one in every() if not one.localized and one.path != "/"})


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


@pytest.mark.parametrize("language", sorted(TARGETS))
def test_the_catalogue_is_complete(language: str) -> None:
    assert problems(language, said()) == []
