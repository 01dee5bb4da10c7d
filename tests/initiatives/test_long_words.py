"""Words without an end: refused beyond the bound of their field, and within it no page grows wider than the screen."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from hub.people.services.other_names import name_formerly
from initiatives.content import SeatContent, TextContent
from initiatives.models import Initiative, Interest, OrganisationProfile
from initiatives.services.answer import answer
from initiatives.services.save_draft import save_draft
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed
from tests.initiatives.test_interests import offer

ENDLESS = "Kinderschutzkonferenz"


def word(length: int) -> str:
    return (ENDLESS * (length // len(ENDLESS) + 1))[:length]


FIELDS = ["text-en-title", "text-en-summary", "text-en-body", "programme", "call", "seats-0-note"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_word_of_ten_thousand_characters_is_refused_at_its_field(cast: Cast, field: str) -> None:
    answer = logged_in(cast.author).post("/en/partners/new/", {**typed(do="save"), field: word(10_000)})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert word(10_000) in answer.content.decode(), "what was typed is lost"
    assert not Initiative.objects.exists()


@pytest.fixture
def endless(cast: Cast, public: Make) -> tuple[Initiative, Interest]:
    """An initiative, its later version and an answered offer, with the longest words that their fields take."""
    words: dict[str, Any] = {
        "texts": {"en": TextContent(word(120), word(300), word(6000))},
        "seats": (SeatContent(role="practice", note=word(200)), SeatContent(role="support", how_many=2)),
        "programme": word(120),
        "call": word(120),
        "call_url": f"https://calls.example.org/{word(170)}",
    }
    initiative = public(**words)
    OrganisationProfile.objects.create(organisation=cast.organisation, about=word(600), data_protection=word(120))
    name_formerly(organisation=cast.organisation, names=[word(200)], approved=True)
    interest = offer(cast, initiative.seats.get(position=0), pitch=word(600))
    answer(interest=interest, speaker=cast.organisation, by=cast.author, text=word(2000), submission=uuid4())
    other = content(**{**words, "texts": {"en": TextContent(word(119), word(299), word(5999))}})
    save_draft(initiative=initiative, by=cast.author, content=other, version=initiative.draft.version)
    return initiative, interest


@pytest.fixture(params=[360, 1280])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context
    context.close()


@pytest.mark.django_db(transaction=True)
def test_no_page_grows_wider_than_the_screen(
    live_server: LiveServer, context: BrowserContext, cast: Cast, endless: tuple[Initiative, Interest]
) -> None:
    initiative, interest = endless
    session = logged_in(cast.author).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page, too_wide = context.new_page(), []
    for path in (
        *("", f"{initiative.key}/", "mine/", f"mine/{initiative.key}/", f"mine/{initiative.key}/edit/"),
        *(f"mine/{initiative.key}/preview/", f"talks/{interest.key}/"),
    ):
        assert page.goto(f"{live_server.url}/en/partners/{path}").ok, path
        width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width > seen:
            too_wide.append((path, width))
    assert too_wide == []
