"""Two organisations, a stranger and a moderator; initiatives are made through the services that people use."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from hub.models import Organisation, Theme, User
from initiatives.content import Content, SeatContent, TextContent
from initiatives.models import Initiative
from initiatives.services.approve import approve
from initiatives.services.start import start
from initiatives.services.submit import submit
from tests.factories import people
from tests.initiatives.clock import at

THEMES = {"guardianship": "Guardianship", "care": "Care and accommodation", "return": "Return"}


@dataclass(frozen=True)
class Cast:
    """Who takes part in the tests of this room."""

    author: User
    organisation: Organisation
    partner: User
    other: Organisation
    stranger: User
    moderator: User


@pytest.fixture(autouse=True)
def mailbox(settings: Any) -> None:
    """The Hub has one, so that partners may answer by mail."""
    settings.HUB_MAILBOX = "nothing-is-read-by-itself"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def make_cast() -> Cast:
    for slug, name in THEMES.items():
        Theme.objects.create(slug=slug, name=name)
    author, partner = people.user("author@one.example.org"), people.user("partner@two.example.org")
    return Cast(
        author=author,
        organisation=people.organisation(owner=author, name="House One", kind="ngo"),
        partner=partner,
        other=people.organisation(owner=partner, name="Unit Two"),
        stranger=people.user("stranger@three.example.org"),
        moderator=people.user("moderator@hub.example.org", "moderator"),
    )


def content(**changes: Any) -> Content:
    """A whole initiative with two seats."""
    whole = Content(
        kind="training",
        themes=("guardianship",),
        countries=("NL", "RO"),
        deadline=(timezone.now() + timedelta(days=40)).replace(microsecond=0),
        budget="small",
        texts={"en": TextContent("Guardians who answer", "A network of guardians across borders.", "We plan it.")},
        seats=(
            SeatContent(role="practice", organisation_kind="police", how_many=1, note="A unit."),
            SeatContent(role="support", organisation_kind="ngo", countries=("DK",), how_many=2),
        ),
    )
    return replace(whole, **changes)


Make = Callable[..., Initiative]


@pytest.fixture
def draft(cast: Cast) -> Make:
    """A draft of House One."""

    def make(**changes: Any) -> Initiative:
        made, _new = start(
            organisation=cast.organisation, author=cast.author, content=content(**changes), submission=uuid4()
        )
        return made

    return make


@pytest.fixture
def submitted(cast: Cast, draft: Make) -> Make:
    def make(**changes: Any) -> Initiative:
        return submit(initiative=draft(**changes), by=cast.author, attested=True)

    return make


@pytest.fixture
def public(cast: Cast, submitted: Make) -> Make:
    """An approved initiative of House One."""

    def make(**changes: Any) -> Initiative:
        waiting = submitted(**changes)
        return approve(initiative=waiting, by=cast.moderator, version=waiting.draft.version)

    return make


@pytest.fixture
def post(cast: Cast, public: Make) -> Make:
    """An approved initiative with this deadline, written sixty days before it."""

    def make(deadline: datetime, **changes: Any) -> Initiative:
        Organisation.objects.update(verified_until=deadline + timedelta(days=400))
        with at(deadline - timedelta(days=60)):
            return public(deadline=deadline, **changes)

    return make
