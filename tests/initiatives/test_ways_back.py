"""The ways back by mail of a conversation: whose they are, when they end, and a mail and the page at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.ports.inbox import IncomingMail
from initiatives.models import Block, Interest, Message, ReplyAddress
from initiatives.services.keep_talks import keep_talks
from initiatives.services.receive_reply import receive_reply
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.replying import deliver, mail, say, talk, way_back

pytestmark = pytest.mark.django_db
AUTHOR, PARTNER = "author@one.example.org", "partner@two.example.org"


@pytest.fixture
def interest(cast: Cast, public: Make) -> Interest:
    return talk(cast, public)


@pytest.mark.parametrize("how", ["left", "inactive", "declined", "blocked"])
def test_ways_back_are_revoked_for_good(cast: Cast, interest: Interest, how: str) -> None:
    """A person who comes back finds no old secret working."""
    if how == "left":
        cast.partner.memberships.update(left_at=timezone.now())
    elif how == "inactive":
        cast.partner.is_active = False
        cast.partner.save()
    elif how == "declined":
        Interest.objects.update(state="declined")
    else:
        Block.objects.create(organisation=cast.other, other=cast.organisation, person=cast.partner)
    assert keep_talks() == ReplyAddress.objects.count() - ReplyAddress.objects.filter(revoked_at=None).count() > 0
    assert keep_talks() == 0
    assert ReplyAddress.objects.get(person=cast.partner).revoked_at


def test_ways_back_of_those_who_may_write_stay(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    to = way_back(cast.partner)
    assert keep_talks() == 0
    deliver(tmp_path, mail(PARTNER, to, "Still here."))
    assert Message.objects.latest("pk").text == "Still here."


def test_without_a_mailbox_nobody_is_told_to_reply(cast: Cast, public: Make, settings: Any) -> None:
    settings.HUB_MAILBOX = ""
    talk(cast, public)
    for notice in OutboundMessage.objects.filter(kind__in=["interest-came", "interest-message"]):
        assert notice.text is not None and notice.text.headers == {}
        assert "-#-" not in notice.text.text and "Please answer in the Hub" in notice.text.text


def test_an_offer_itself_is_answered_by_mail(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    notice = OutboundMessage.objects.get(kind="interest-came")
    assert notice.text is not None and "We are a unit." in notice.text.text
    deliver(tmp_path, mail(AUTHOR, way_back(cast.author, "interest-came"), "Thank you, we read it."))
    assert Message.objects.latest("pk").text == "Thank you, we read it."


@pytest.mark.django_db(transaction=True)
def test_a_mail_and_the_page_at_once_wait_for_each_other_and_nobody_fails(cast: Cast, public: Make) -> None:
    """Each takes the locks of the conversation before that of the way back of the other side."""
    interest = talk(cast, public)
    say(interest, cast.partner, "In May.")
    ways = {person.pk: way_back(person) for person in (cast.author, cast.partner)}

    def by_mail(person: Any, number: int) -> None:
        token = ways[person.pk].partition("+")[2].partition("@")[0]
        receive_reply(
            IncomingMail(
                token, person.email, "", f"M {number}", f"<{number}>", timezone.now(), False, None, (person.email,)
            )
        )
        connection.close()

    def by_page(person: Any, number: int) -> None:
        say(interest, person, f"P {number}")
        connection.close()

    with ThreadPoolExecutor(4) as threads:
        jobs = []
        for number in range(8):
            jobs += [threads.submit(by_mail, cast.partner, number), threads.submit(by_page, cast.author, number)]
    for job in jobs:
        job.result()
    assert Message.objects.count() == 2 + 16
