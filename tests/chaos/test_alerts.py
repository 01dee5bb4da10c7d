"""What people want to hear at once: how long it takes from the publication to the relay, by real processes."""

import re
import statistics
import sys
import time
from datetime import datetime

import pytest

from dissemination.models import ContentWording
from hub.embedded.mailbox import Mailbox, body
from tests.chaos.conftest import WHOLE
from tests.journeys import six_weeks_acts as acts
from tests.journeys.six_weeks import Act, Person
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
READERS = 100 if WHOLE else 5
ITEMS = 20 if WHOLE else 4  # as many as one message names
A_MINUTE = 60
MOST_SECONDS = 180
PUBLISH = """
from tests.journeys import six_weeks, six_weeks_acts
for item in range({}):
    six_weeks_acts.happens(six_weeks.Act(0, "publish", item))
"""


@pytest.mark.parametrize("heard", [True, False])
def test_an_alert_is_at_the_relay_within_three_minutes(
    faulty: Rig, heard: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """By two beats. Where no bell of a publication is heard, they find what is new: it is spread over their minute."""
    acts.begin([Person(f"r{one:02}@example.org", "en", "fallback", {"all": "immediate"}) for one in range(READERS)])
    faulty.run_worker(concurrency=2)
    for name in ("one", "two"):
        faulty.run_beat(name=name)
    if heard:
        faulty.manage("shell", "-c", PUBLISH.format(ITEMS))
    for item in range(0 if heard else ITEMS):
        acts.happens(Act(0, "publish", item))
        time.sleep(A_MINUTE / ITEMS)
    wait_until(lambda: len(delays(faulty)) >= READERS * ITEMS, "the alerts", 2 * MOST_SECONDS)
    seconds = delays(faulty)
    assert len(seconds) == READERS * ITEMS
    p95 = statistics.quantiles(seconds, n=20)[-1]
    assert p95 <= MOST_SECONDS
    with capsys.disabled():
        how = "heard" if heard else "lost"
        sys.stdout.write(f"\n{len(seconds)} alerts, bells {how}: p95 {p95:.0f} s, at most {max(seconds):.0f} s\n")


def delays(rig: Rig) -> list[float]:
    """Seconds from each publication to each relay's answer; several publications may have come in one message."""
    wordings = ContentWording.objects.select_related("event")
    published = {one.title: one.event.occurred_at for one in wordings}
    box, found = Mailbox(rig.catcher.folder), []
    for entry in box.entries():
        mail = box.message(entry.queue_id)
        if mail is not None and "List-Unsubscribe" in mail:
            at = datetime.fromisoformat(entry.received_at)
            told = set(re.findall(r"N\d\d-en", body(mail, "plain")))
            found += [(at - published[one]).total_seconds() for one in told]
    return found
