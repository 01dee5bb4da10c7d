"""An organisation whose verification is over reads, and takes its own words back; it writes nothing new."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from hub.models import Organisation
from initiatives.errors import RefusedError
from initiatives.models import Initiative, Interest, InterestState, Outcome, State
from initiatives.services.answer import answer
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.decide import decide
from initiatives.services.express_interest import express_interest
from initiatives.services.save_draft import save_draft
from initiatives.services.start import start
from initiatives.services.submit import submit
from initiatives.services.withdraw import withdraw
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import typed


def lapse(*organisations: Organisation) -> None:
    now = timezone.now()
    for one in organisations:
        one.verified_at, one.verified_until = now - timedelta(days=9), now - timedelta(seconds=1)
        one.save()


def interest_of(cast: Cast, initiative: Initiative) -> Interest:
    made, _new = express_interest(
        seat=initiative.seats.get(position=0),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="We do this.",
    )
    return made


def test_every_service_that_writes_refuses(cast: Cast, draft: Make, submitted: Make, public: Make) -> None:
    mine, waiting, open_ = draft(), submitted(), public()
    interest = interest_of(cast, open_)
    lapse(cast.organisation, cast.other)
    version = mine.draft.version
    acts: list[Callable[[], object]] = [
        lambda: start(organisation=cast.organisation, author=cast.author, content=content(), submission=uuid4()),
        lambda: save_draft(initiative=mine, by=cast.author, content=content(kind="campaign"), version=version),
        lambda: submit(initiative=mine, by=cast.author, attested=True),
        lambda: approve(initiative=waiting, by=cast.moderator, version=waiting.draft.version),
        lambda: interest_of(cast, Initiative.objects.get(pk=open_.pk)),
        lambda: answer(interest=interest, speaker=cast.other, by=cast.partner, text="Hello", submission=uuid4()),
        lambda: decide(interest=interest, decision="agreed"),
    ]
    for act in acts:
        with pytest.raises(RefusedError, match="not verified"):
            act()


def test_taking_back_stays_possible(cast: Cast, public: Make) -> None:
    open_ = public()
    interest = interest_of(cast, open_)
    lapse(cast.organisation, cast.other)
    assert withdraw(interest=interest).state == InterestState.WITHDRAWN
    assert close(initiative=open_, outcome=Outcome.WITHDRAWN, by=cast.author).state == State.CLOSED


def test_the_form_says_why_and_keeps_what_was_typed(cast: Cast) -> None:
    lapse(cast.organisation)
    page = logged_in(cast.author).post("/en/partners/new/", typed(do="save"))
    assert page.status_code == 422
    assert "not verified" in page.text and "Guardians who answer" in page.text
    assert not Initiative.objects.exists()
