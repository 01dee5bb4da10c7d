"""Journey 4: an edition is planned, approved by a second person, sent by a worker that is killed, and acknowledged.

On the sample content with its editions and its directory of agencies; edition 1 has not been sent to anybody.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test.utils import override_settings
from django.utils import timezone
from playwright.sync_api import Browser, Page

from dissemination.keys import message_id, rfc_message_id
from dissemination.models import Delivery, DeliveryAttempt, DeliveryEvent, MessageText, OutboundMessage, Plan
from dissemination.queries.invariants import broken
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from hub.celery import app
from hub.embedded import addresses
from hub.embedded.mailbox import Mailbox
from hub.settings.parts.database import broker
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-distribute")
PASSWORD = "demo-only-9-lanterns"


@pytest.fixture
def hub(sample_rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    monkeypatch.setenv("SETTLE_SECONDS", "1")
    sample_rig.run_web()
    with override_settings(HUB_RELAY_LOG=str(sample_rig.catcher.relay_log), HUB_SETTLE_SECONDS=1):
        reconcile()  # the log is read from here on, as the beat does each minute
        yield sample_rig


def test_an_edition_reaches_the_agencies_and_one_says_so(hub: Rig, browser: Browser) -> None:
    officer, approver = signed_in(hub, browser, "officer"), signed_in(hub, browser, "approver")
    plan = planned(hub, officer)
    approved(hub, officer, approver, plan)
    sent_by_a_worker_that_dies(hub, plan)
    messages_are_what_they_should_be(plan)
    acknowledged(hub, browser, plan)
    officer.goto(hub.url("/admin/distribution/coverage/?edition=1"))
    romania = officer.locator("tr", has=officer.get_by_role("link", name="Romania"))
    assert "1 confirmed" in romania.inner_text() and "3 handed over" in romania.inner_text()
    officer.goto(hub.url("/admin/distribution/coverage/1/RO/"))
    assert "Adopted in its procedures" in officer.content() and "1/en/1" in officer.content()
    a_password_reset_goes_the_same_way(hub, browser)
    assert broken() == []


def planned(hub: Rig, officer: Page) -> Plan:
    """The dry run says who, in which language, and who is left out and why; nothing is written before the button."""
    officer.goto(hub.url("/admin/distribution/new/?edition=1"))
    page = officer.content()
    for said in ("The contact is paused", "The address must not be written to", "Mail to the contact does not arrive"):
        assert said in page
    assert "Police unit of Romania (sample)" in page
    assert not Plan.objects.filter(edition="1").exists()
    officer.get_by_role("button", name="Submit for approval").click()
    officer.wait_for_url(re.compile("/admin/distribution/[0-9a-f-]{36}/$"))
    assert "Waits for approval" in officer.content()
    return Plan.objects.get(edition="1")


def approved(hub: Rig, officer: Page, approver: Page, plan: Plan) -> None:
    address = hub.url(f"/admin/distribution/{plan.key}/")
    officer.goto(address)
    assert officer.get_by_role("button", name="Approve").count() == 0
    approver.goto(address)
    approver.get_by_role("button", name="Approve and send").click()
    approver.get_by_role("heading", name="Deliveries").wait_for()
    plan.refresh_from_db()
    assert plan.approved_by != plan.created_by


def sent_by_a_worker_that_dies(hub: Rig, plan: Plan) -> None:
    """SIGKILL in the middle: what was on its way is in doubt, and the relay's log settles it both ways."""
    hub.catcher.faults([{"address": "*", "at": "data", "seconds": 0.05}])
    hub.run_worker()
    ring(hub)
    wait_until(lambda: taken(hub, plan) >= 10, "ten messages at the relay", 90)
    hub.kill_worker()
    messages = OutboundMessage.objects.of_group(plan.group)
    assert messages.filter(state="sending").exists()
    messages.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
    reap()
    doubtful = messages.filter(state="in_doubt").count()
    assert doubtful > 0

    def settled() -> bool:
        reconcile()
        return not messages.filter(state="in_doubt").exists()

    wait_until(settled, "the log to settle the doubt")
    by_log = messages.filter(settled_by="relaylog").count()
    assert 0 < by_log < doubtful
    hub.catcher.faults([])
    hub.run_worker()
    ring(hub)

    def ended() -> bool:
        """Two mailboxes put us off; their minutes pass at once here."""
        if messages.filter(state="queued", refusals__gt=0).update(not_before=timezone.now() - timedelta(seconds=1)):
            ring(hub)
        return not messages.unfinished().exists()

    wait_until(ended, "every message to end", 120)
    wait_until(lambda: ring(hub) or Plan.objects.get(pk=plan.pk).state == "complete", "the plan to be complete", 60)


def messages_are_what_they_should_be(plan: Plan) -> None:
    """One message a contact, its id made from its key; every acceptance came after a committed intent."""
    deliveries = list(Delivery.objects.filter(plan=plan))
    messages = OutboundMessage.objects.of_group(plan.group)
    assert {message.pk for message in messages} == {message_id(f"ds:{one.pk}") for one in deliveries}
    assert all(message.rfc_message_id == rfc_message_id(message.pk) for message in messages)
    assert len({one.contact_id for one in deliveries}) == len(deliveries)
    for message in messages.filter(state="accepted"):
        assert DeliveryAttempt.objects.filter(message_id=message.pk).count() == message.attempts >= 1
        assert DeliveryEvent.objects.filter(message_id=message.pk, kind="accepted").count() == 1
    handed_over = set(messages.filter(state="accepted").values_list("delivery_id", flat=True))
    assert {one.pk for one in deliveries if one.state == "sent"} == handed_over


def acknowledged(hub: Rig, browser: Browser, plan: Plan) -> None:
    """GET shows, POST records."""
    twice = Counter(entry.message_id for entry in Mailbox(hub.catcher.folder).entries())
    assert set(twice.values()) == {1}
    mail = next(one for one in hub.messages("police.ro@agencies.example.org") if "Edition 1" in one["subject"])
    link = re.search(r"/en/ack/[\w-]+/", mail["text"])
    assert link
    delivery = Delivery.objects.get(plan=plan, agency__external_ref="sample:police.ro")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(hub.url(link[0]))
    assert "Police unit of Romania (sample)" in page.content()
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    page.get_by_label("We have adopted it in our procedures").check()
    page.get_by_label("Name of your office").fill("Training office")
    with page.expect_navigation():
        page.get_by_role("button", name="Record this answer").click()
    assert "Thank you" in page.content()
    delivery.refresh_from_db()
    assert delivery.state == "adopted"
    page.context.close()


def a_password_reset_goes_the_same_way(hub: Rig, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(hub.url("/account/password/reset/"))
    page.locator("[name=email]").fill("partner@example.org")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    message = OutboundMessage.objects.get(to_address="partner@example.org", idempotency_key__startswith="dj:")
    wait_until(lambda: OutboundMessage.objects.get(pk=message.pk).state == "accepted", "the reset to be accepted")
    message.refresh_from_db()
    assert message.lane == "urgent" and message.text_id is None
    assert not MessageText.objects.filter(text__contains="/account/password/reset/key/").exists()
    page.context.close()


def taken(hub: Rig, plan: Plan) -> int:
    ids = {str(pk) for pk in OutboundMessage.objects.of_group(plan.group).values_list("pk", flat=True)}
    found = [entry.message_id.strip("<>").partition("@")[0] for entry in Mailbox(hub.catcher.folder).entries()]
    return sum(str(UUID(one)) in ids for one in found)


def ring(hub: Rig) -> None:
    """What the beat does each minute."""
    with app.connection_for_write(url=broker(addresses.redis_url(hub.base))) as connection:
        for name in ("run_plans", "drain_normal"):
            app.send_task(f"dissemination.tasks.{name}", connection=connection)


def signed_in(hub: Rig, browser: Browser, who: str) -> Page:
    page = browser.new_context(locale="en-GB").new_page()
    page.set_default_timeout(15_000)
    page.goto(hub.url("/account/login/"))
    page.locator("[name=login]").fill(f"{who}@example.org")
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    return page
