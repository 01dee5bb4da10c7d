"""Lists that show the subject of a message do not read its text, which may be long, and ask for it once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Agency, MessageText, OutboundMessage
from dissemination.queries.agency_story import agency_story
from dissemination.queries.cases import cases_by_agency
from dissemination.queries.tray import tray
from dissemination.services.drain import drain
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact

pytestmark = pytest.mark.django_db


def in_the_tray() -> list[str]:
    return [row.message.text.subject for row in tray() if row.message.text]


def in_the_cases() -> list[str]:
    return [row.subject for one in cases_by_agency(None, is_masked=False, page=None)[1] for row in one.rows]


def in_the_story() -> list[str]:
    lines = agency_story(Agency.objects.get(), shows_words=False)
    return [line.words.partition(": ")[2] for line in lines if line.words.startswith("Message written")]


@pytest.mark.parametrize("shown", [in_the_tray, in_the_cases, in_the_story])
def test_a_list_of_subjects_reads_no_texts(relay: MemoryChannel, shown: Callable[[], list[str]]) -> None:
    contact(agency(), "a@example.org")
    approved_plan()
    run_plans()
    relay.answer("a@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    follow_bounces()
    OutboundMessage.objects.update(state="held", held="policy", final_at=None)
    with CaptureQueriesContext(connection) as asked:
        assert shown() == [MessageText.objects.get().subject]
    of_texts = [query["sql"] for query in asked if "dissemination_messagetext" in query["sql"]]
    assert len(of_texts) == 2, "the last is this test's own"
    assert "html" not in of_texts[0]
