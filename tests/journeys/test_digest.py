"""Journey 5: what is published reaches subscribers once, in their language, and one click ends it."""

import re
import urllib.parse
import urllib.request
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry, Subscription
from tests.journeys.digest_content import ANA, BEN, LATER, NEWS, NEWS_RO
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-digest")

INITIATIVE = "Guardians who answer"


def test_everything_new_reaches_each_subscriber_once(hub_processes: Rig) -> None:
    hub = hub_processes
    run(hub, "prepare")
    confirm_by_the_mailed_link(hub)
    assert tick(hub) == 0  # this morning's digests: there was nothing new
    run(hub, "publish_everything")
    wait_until(lambda: ContentEvent.objects.filter(fanned_out_at__isnull=False).count() == 3, "three events")
    assert DigestEntry.objects.pending().count() == 6
    assert tick(hub, days=1) + tick(hub, days=7) == 2

    ana, ben = digest_for(hub, ANA), digest_for(hub, BEN)
    for mail in (ana, ben):
        for part in ("text", "html"):
            assert len(re.findall(re.escape(INITIATIVE), mail[part])) == 1
            assert "/manual/editions/1/" in mail[part]
        assert mail["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert NEWS_RO in ana["text"] and NEWS not in ana["text"]
    assert NEWS in ben["text"] and 'lang="nl"' in ben["html"]

    assert [tick(hub, days=days) for days in (0, 1, 7)] == [0, 0, 0]
    one_click(ana)
    assert {one.ended_reason for one in Subscription.objects.filter(subscriber__email=ANA)} == {"one_click"}
    run(hub, "publish_later")
    wait_until(lambda: ContentEvent.objects.filter(fanned_out_at__isnull=False).count() == 4, "the fourth event")
    assert tick(hub, days=14) == 1
    wait_until(lambda: len(digests_for(hub, BEN)) == 2, "the next digest")
    assert LATER in digests_for(hub, BEN)[1]["text"] and NEWS not in digests_for(hub, BEN)[1]["text"]
    assert len(digests_for(hub, ANA)) == 1


def run(hub: Rig, act: str) -> None:
    hub.manage("shell", "-c", f"from tests.journeys import digest_content; digest_content.{act}()")


def tick(hub: Rig, days: int = 0) -> int:
    at = timezone.now() + timedelta(days=days)
    return int(hub.manage("run_digests", f"--at={at.isoformat()}").rpartition(":")[2])


def confirm_by_the_mailed_link(hub: Rig) -> None:
    """Looking at the link confirms nothing, the button does."""
    for address in (ANA, BEN):
        mail = hub.catcher.wait_for(1, to=address)[0]
        link = re.search(r"http\S+/subscribe/confirm/\S+", mail["text"])
        assert link is not None
        with urllib.request.urlopen(link[0]) as page:
            assert page.status == 200
        assert not Subscription.objects.filter(subscriber__email=address).exists()
        with urllib.request.urlopen(urllib.request.Request(link[0], data=b"", method="POST")) as page:
            assert page.status == 200
        assert Subscription.objects.live().filter(subscriber__email=address).exists()


def one_click(mail: dict[str, Any]) -> None:
    """As a mail program does it: from the headers alone, without cookies; any redirect is an error."""
    address = mail["headers"]["List-Unsubscribe"].split(",")[0].strip(" <>")
    name, value = mail["headers"]["List-Unsubscribe-Post"].split("=")
    body = urllib.parse.urlencode({name: value}).encode()

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: Any) -> None:
            return None

    with urllib.request.build_opener(NoRedirect).open(address, data=body) as answer:
        assert answer.status == 200
        assert not answer.headers.get("Set-Cookie")


def digests_for(hub: Rig, address: str) -> list[dict[str, Any]]:
    return [mail for mail in hub.messages(to=address) if "List-Unsubscribe" in mail["headers"]]


def digest_for(hub: Rig, address: str) -> dict[str, Any]:
    wait_until(lambda: digests_for(hub, address), f"a digest for {address}")
    found = digests_for(hub, address)
    assert len(found) == 1
    return found[0]
