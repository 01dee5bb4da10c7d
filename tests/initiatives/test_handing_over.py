"""What somebody left open passes to the other people of their organisation."""

from uuid import uuid4

import pytest

from hub.models import Membership
from hub.people.services.anonymise import anonymise
from hub.people.services.deactivate import deactivate
from hub.people.services.leave_organisation import leave_organisation
from hub.ports import notices
from initiatives.models import Initiative, Interest
from initiatives.services.answer import answer
from initiatives.services.express_interest import express_interest
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[notices.Notice]:
    sent: list[notices.Notice] = []
    monkeypatch.setattr(notices, "send", sent.append)
    return sent


def interest_in(cast: Cast, initiative: Initiative) -> Interest:
    made, _new = express_interest(
        seat=initiative.seats.get(position=0),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="We do this.",
    )
    return made


def test_after_a_person_is_shut_out_the_others_have_their_items(
    cast: Cast, draft: Make, public: Make, letters: list[notices.Notice]
) -> None:
    colleague = people.user("colleague@one.example.org")
    people.join(colleague, cast.organisation)
    mine, open_ = draft(), public()
    interest = interest_in(cast, open_)
    letters.clear()
    deactivate(user=cast.author, by=cast.moderator)
    told = [letter for letter in letters if letter.kind == "handed-over"]
    assert [letter.to.address for letter in told] == [colleague.email]
    assert told[0].context["points"] == ["2 initiatives"]
    answer(interest=interest, speaker=cast.other, by=cast.partner, text="When do we start?", submission=uuid4())
    assert letters[-1].to.address == colleague.email
    client = logged_in(colleague)
    assert client.get(f"/en/partners/mine/{mine.key}/edit/").status_code == 200
    assert "We do this." in client.get(f"/en/partners/talks/{interest.key}/").text
    assert Initiative.objects.get(pk=mine.pk).author == cast.author


def test_owners_are_told_before_editors(cast: Cast, draft: Make, letters: list[notices.Notice]) -> None:
    second, editor = people.user("second@one.example.org"), people.user("editor@one.example.org")
    people.join(second, cast.organisation, role="owner")
    people.join(editor, cast.organisation)
    draft()
    leave_organisation(membership=Membership.objects.get(user=cast.author), by=cast.author)
    assert [letter.to.address for letter in letters if letter.kind == "handed-over"] == [second.email]


def test_nothing_open_is_nothing_told(cast: Cast, letters: list[notices.Notice]) -> None:
    second = people.user("second@one.example.org")
    people.join(second, cast.organisation, role="owner")
    leave_organisation(membership=Membership.objects.get(user=cast.author), by=cast.author)
    assert not [letter for letter in letters if letter.kind == "handed-over"]


def test_erasing_a_person_leaves_the_facts_of_their_organisation(cast: Cast, public: Make) -> None:
    open_ = public()
    interest = interest_in(cast, open_)
    for person in (cast.author, cast.partner):
        anonymise(user=person, by=people.user(is_superuser=True))
    assert Initiative.objects.open().get() == open_
    interest.refresh_from_db()
    assert interest.pitch == "We do this." and interest.organisation == cast.other
    page = people.Client().get(open_.get_absolute_url())
    assert cast.organisation.name in page.text
