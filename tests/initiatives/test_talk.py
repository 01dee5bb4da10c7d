"""Around a conversation: giving one's address, keeping a partner away, reporting, and forgetting."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dissemination.models import MessageText, OutboundMessage
from hub.people.services.anonymise import anonymise
from hub.people.services.leave_organisation import leave_organisation
from hub.ports import personal
from initiatives.errors import RefusedError
from initiatives.models import Block, Interest, MailNote, Message, ReplyAddress, Report, SharedAddress
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.decide import decide
from initiatives.services.decline import decline
from initiatives.services.express_interest import express_interest
from initiatives.services.purge_talks import KEPT, purge_talks
from initiatives.services.submit import submit
from initiatives.services.take_down import take_down
from initiatives.views.limits import MESSAGES
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.clock import at
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.replying import deliver, mail, say, talk, way_back

pytestmark = pytest.mark.django_db
AUTHOR, PARTNER = "author@one.example.org", "partner@two.example.org"


@pytest.fixture
def interest(cast: Cast, public: Make) -> Interest:
    return talk(cast, public)


def page(person: Any, interest: Interest) -> str:
    return logged_in(person).get(reverse("partners_conversation", args=[interest.key])).content.decode()


def press(person: Any, interest: Interest, button: str, **data: str) -> str:
    """The page after a button was pressed."""
    answer = logged_in(person).post(reverse(f"partners_talk_{button}", args=[interest.key]), data, follow=True)
    return answer.content.decode()


def agreed(interest: Interest) -> Interest:
    return decide(interest=interest, decision="agreed")


def test_no_address_is_given_before_it_is_agreed(cast: Cast, interest: Interest) -> None:
    assert "Give my address" not in page(cast.partner, interest)
    assert "once the author has agreed" in press(cast.partner, interest, "give")
    assert not SharedAddress.objects.exists()


def test_an_address_is_given_by_its_own_button_and_taken_back(cast: Cast, interest: Interest) -> None:
    agreed(interest)
    assert PARTNER not in page(cast.author, interest)
    press(cast.partner, interest, "give")
    press(cast.partner, interest, "give")
    assert SharedAddress.objects.count() == 1
    assert PARTNER in page(cast.author, interest)
    assert AUTHOR not in page(cast.partner, interest)
    moderators = logged_in(cast.moderator).get(reverse("initiatives_reports")).content.decode()
    assert PARTNER not in moderators
    notices = [text.text + text.html for text in MessageText.objects.all()]
    assert any("has given you an e-mail address" in text for text in notices)
    assert not any(PARTNER in text or AUTHOR in text for text in notices)
    press(cast.partner, interest, "take_back")
    assert PARTNER not in page(cast.author, interest)
    assert SharedAddress.objects.get().revoked_at


@pytest.mark.parametrize("how", ["left", "inactive", "moved", "erased", "blocked", "ended"])
def test_an_address_is_gone_with_what_it_rested_on(cast: Cast, interest: Interest, how: str) -> None:
    agreed(interest)
    press(cast.partner, interest, "give")
    if how == "left":
        people.join(people.user(), cast.other, role="owner")
        leave_organisation(membership=cast.partner.memberships.get(), by=cast.partner)
    elif how == "inactive":
        cast.partner.is_active = False
    elif how == "moved":
        cast.partner.email = "private@two.example.org"
    elif how == "erased":
        anonymise(user=cast.partner, by=people.user(is_superuser=True, is_staff=True))
        assert not SharedAddress.objects.exists()
    elif how == "blocked":
        press(cast.author, interest, "block")
    else:
        Interest.objects.update(ended_at=timezone.now())
    if how in {"inactive", "moved"}:
        cast.partner.save()
    shown = page(cast.author, interest)
    assert "@two.example.org" not in shown and "anonymised" not in shown


def test_a_typed_address_stays_masked_after_it_was_agreed(cast: Cast, interest: Interest) -> None:
    agreed(interest)
    assert say(interest, cast.partner, f"Write to {PARTNER}.").text == "Write to •••@•••."


def test_a_block_ends_offers_and_messages_both_ways_and_names_nobody(
    cast: Cast, interest: Interest, public: Make, tmp_path: Path
) -> None:
    to = way_back(cast.partner)
    assert "Blocked" in press(cast.author, interest, "block")
    press(cast.author, interest, "block")
    assert Block.objects.count() == 1
    for person in (cast.author, cast.partner):
        with pytest.raises(RefusedError):
            say(interest, person, "Hello?")
    deliver(tmp_path, mail(PARTNER, to, "Hello?"))
    assert Message.objects.count() == 1
    shown = page(cast.partner, interest)
    assert "This conversation is over." in shown
    assert "has blocked" not in shown and "Lift the block" not in shown
    with pytest.raises(RefusedError, match="cannot be sent"):
        offer(public().seats.get(position=1), cast.other, cast.partner)
    press(cast.partner, interest, "unblock")  # the blocked side lifts nothing
    assert "This conversation is over." in page(cast.partner, interest)
    press(cast.author, interest, "unblock")
    say(interest, cast.partner, "Hello again.")
    deliver(tmp_path, mail(PARTNER, to, "By the old address."))
    assert Message.objects.latest("pk").text == "Hello again."


def offer(seat: Any, organisation: Any, by: Any) -> None:
    express_interest(
        seat=seat, organisation=organisation, by=by, role="practice", country=organisation.country, pitch="We."
    )


def report(cast: Cast, interest: Interest) -> Report:
    press(cast.partner, interest, "report", why="pressure", text="They press us.")
    return Report.objects.get()


def test_a_report_shows_moderators_this_conversation_alone(cast: Cast, interest: Interest, public: Make) -> None:
    other = talk(cast, public)
    say(other, cast.partner, "Of another matter.")
    made = report(cast, interest)
    press(cast.partner, interest, "report", why="spam")
    assert Report.objects.count() == 1
    client = logged_in(cast.moderator)
    assert "House One" in client.get(reverse("initiatives_reports")).content.decode()
    shown = client.get(reverse("initiatives_report", args=[made.key])).content.decode()
    assert "When could you begin?" in shown and "They press us." in shown
    assert "Of another matter." not in shown
    assert not [address for address in (AUTHOR, PARTNER) if address in shown]
    assert "Reported. A moderator looks at it." in page(cast.partner, interest)
    assert "Reported. A moderator" not in page(cast.author, interest)


def test_a_report_shows_moderators_all_words_of_the_offer_and_of_the_no(cast: Cast, interest: Interest) -> None:
    Interest.objects.update(capacity="Two officers.", earlier_work="Nights at the port.")
    decline(interests=[interest], thanks="later", text="Never ask us again.")
    made = report(cast, interest)
    shown = logged_in(cast.moderator).get(reverse("initiatives_report", args=[made.key])).content.decode()
    for words in ("Two officers.", "Nights at the port.", "Never ask us again.", "please look again"):
        assert words in shown


def test_a_moderator_of_one_side_sees_no_report_of_it(cast: Cast, interest: Interest) -> None:
    made = report(cast, interest)
    people.join(cast.moderator, cast.organisation)
    client = logged_in(cast.moderator)
    assert "Unit Two" not in client.get(reverse("initiatives_reports")).content.decode()
    assert client.get(reverse("initiatives_report", args=[made.key])).status_code == 404


def test_a_report_that_tells_of_a_child_is_refused_and_nothing_typed_is_lost(cast: Cast, interest: Interest) -> None:
    shown = press(cast.partner, interest, "report", why="child", text="She was born on 3 May 2011.")
    assert "She was born on 3 May 2011." in shown and "Please take out" in shown
    assert not Report.objects.exists()


@pytest.mark.parametrize("outcome", ["nothing", "closed", "apart"])
def test_a_moderator_decides_once_and_whoever_reported_is_told(
    cast: Cast, interest: Interest, public: Make, outcome: str
) -> None:
    made, client = report(cast, interest), logged_in(cast.moderator)
    path = reverse("initiatives_report", args=[made.key])
    client.post(path, {"outcome": outcome, "note": "Seen."})
    client.post(path, {"outcome": "nothing", "note": "Again."})
    made.refresh_from_db()
    assert (made.outcome, made.note, made.handled_by) == (outcome, "Seen.", cast.moderator)
    told = OutboundMessage.objects.filter(kind="interest-report")
    assert [one.recipient for one in told] == [f"user:{cast.partner.key}"]
    assert ("This conversation is over." in page(cast.author, interest)) == (outcome != "nothing")
    assert Block.objects.filter(by_moderator=True).count() == (outcome == "apart")
    if outcome == "apart":
        press(cast.partner, interest, "unblock")
        with pytest.raises(RefusedError):
            offer(public().seats.get(position=0), cast.other, cast.partner)
    shown = client.get(path).content.decode()
    assert "When could you begin?" not in shown and "Seen." in shown


def test_what_was_said_is_forgotten_180_days_after_closing(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    to = way_back(cast.partner)
    deliver(tmp_path, mail("x@y.example.org", to, "Hello"))
    agreed(interest)
    press(cast.partner, interest, "give")
    report(cast, interest)
    initiative = interest.seat.initiative
    close(initiative=initiative, outcome="found", by=cast.author)
    type(initiative).objects.update(closed_at=timezone.now() - KEPT + timedelta(minutes=1))
    assert purge_talks() == 0
    type(initiative).objects.update(closed_at=timezone.now() - KEPT)
    assert purge_talks() == 1
    assert purge_talks() == 0
    for model in (Message, MailNote, ReplyAddress, SharedAddress, Report):
        assert not model.objects.exists()
    interest.refresh_from_db()
    assert (interest.pitch, interest.state) == ("", "agreed")
    left = OutboundMessage.objects.filter(kind__startswith="interest-")
    assert left.exists() and not left.filter(text__isnull=False).exists()
    assert not MessageText.objects.filter(text__contains="When could you begin?").exists()
    deliver(tmp_path, mail(PARTNER, to, "Too late."))
    assert not Message.objects.exists()
    assert "This conversation is over." in page(cast.author, interest)


def test_what_was_said_is_forgotten_180_days_after_a_takedown(cast: Cast, interest: Interest) -> None:
    took = timezone.now()
    initiative = take_down(initiative=interest.seat.initiative, by=cast.moderator, reasons=["unclear"])
    with at(took + KEPT - timedelta(minutes=1)):
        assert purge_talks() == 0
    with at(took + KEPT + timedelta(minutes=1)):
        assert purge_talks() == 1
        assert purge_talks() == 0
    interest.refresh_from_db()
    assert interest.pitch == "" and not Message.objects.exists()
    assert initiative.closed_at is None


def test_what_was_said_stays_where_a_taken_down_initiative_was_approved_again(cast: Cast, interest: Interest) -> None:
    took = timezone.now()
    row = take_down(initiative=interest.seat.initiative, by=cast.moderator, reasons=["unclear"])
    row = submit(initiative=row, by=cast.author, attested=True)
    approve(initiative=row, by=cast.moderator, version=row.draft.version)
    with at(took + KEPT + timedelta(minutes=1)):
        assert purge_talks() == 0


def test_a_person_takes_along_what_talks_hold_of_them(cast: Cast, interest: Interest) -> None:
    agreed(interest)
    press(cast.partner, interest, "give")
    report(cast, interest)
    kept = personal.kept_for(cast.partner)
    assert [row["text"] for row in kept["talk_reports"]] == ["They press us."]
    assert len(kept["talk_addresses_given"]) == len(kept["talk_ways_back"]) == 1
    assert not personal.kept_for(cast.author)["talk_reports"]


def test_messages_too_often_say_when_and_keep_what_was_typed(cast: Cast, interest: Interest) -> None:
    client, path = logged_in(cast.partner), reverse("partners_conversation", args=[interest.key])
    for number in range(MESSAGES.most + 1):
        answer = client.post(path, {"text": f"Number {number}.", "submission": f"{number:032x}"})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert f"Number {MESSAGES.most}." in answer.content.decode()
    assert Message.objects.filter(author=cast.partner).count() == MESSAGES.most


def test_the_notes_are_hidden_by_their_reader(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    deliver(tmp_path, mail("x@y.example.org", way_back(cast.partner), "Hello"))
    press(cast.author, interest, "hide_notes")
    assert "Your mail was not posted" in page(cast.partner, interest)
    press(cast.partner, interest, "hide_notes")
    assert "Your mail was not posted" not in page(cast.partner, interest)


def test_the_page_of_a_conversation_asks_no_more_with_more_said(cast: Cast, interest: Interest) -> None:
    agreed(interest)
    client, path = logged_in(cast.partner), reverse("partners_conversation", args=[interest.key])
    client.get(path)
    few = _queries(client, path)
    for number in range(6):
        say(interest, cast.author, f"Word {number}.")
    assert _queries(client, path) == few


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)
