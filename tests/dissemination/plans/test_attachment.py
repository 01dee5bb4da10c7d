"""A distribution that brings the PDF: the public one, checked, not too big, and the link alone where it is refused."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test.utils import override_settings

from dissemination.channels.base import Letter, Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import BounceCase, Contact, Delivery, MessageText, OutboundMessage, Plan
from dissemination.models.plan import Mode
from dissemination.services.acknowledge import Said, acknowledge, revoke
from dissemination.services.approve_plan import approve_plan
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, Way, make_plan
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import cancel_plan, resume_plan
from hub.ports.citable import PdfGoneError, PdfRef
from tests.dissemination.directory import Manual, agency, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, NEW

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
TOO_BIG = Reply(Phase.REPLY, 552, "5.3.4", "5.3.4 Message too big")


@pytest.fixture(autouse=True)
def with_pdfs(manual: Manual) -> None:
    manual.pdfs = {"en": PDF, "ro": PDF + b"ro"}


def attached_plan(manual: Manual) -> Plan:
    plan = make_plan(
        edition=manual.edition,
        audience=Audience(languages=["en", "ro"]),
        by=person("o@example.org", "officer"),
        nonce=uuid4(),
        way=Way(mode=Mode.ATTACHMENT),
    )
    approve_plan(plan=plan, by=person("a@example.org", "approver"))
    return plan


def mail(letter: Letter) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(letter.content, policy=default))


def attachments(letter: Letter) -> list[tuple[str | None, bytes]]:
    return [(part.get_filename(), part.get_content()) for part in mail(letter).iter_attachments()]


def test_each_gets_the_pdf_of_its_language_beside_the_link(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency("English"), "en@example.org", "en")
    contact(agency("Romanian"), "ro@example.org", "ro")
    attached_plan(manual)
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    found = {letter.recipient: attachments(letter) for letter in relay.accepted}
    assert found == {
        "en@example.org": [("manual-2-en-1.pdf", PDF)],
        "ro@example.org": [("manual-2-ro-1.pdf", PDF + b"ro")],
    }
    for letter in relay.accepted:
        whole = mail(letter)
        assert not whole.defects and not any(part.defects for part in whole.walk())
        for kind in ("plain", "html"):
            part = whole.get_body(preferencelist=(kind,))
            assert part and "/ack/" in part.get_content()
    assert MessageText.objects.count() == 2
    assert all(len(str(text.attachment)) < 400 for text in MessageText.objects.all())


def test_the_bytes_are_the_same_at_each_attempt(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency(), "a@example.org")
    attached_plan(manual)
    run_plans()
    seen = []
    for _attempt in range(2):
        relay.answer("a@example.org", Reply(Phase.REPLY, 250, "2.0.0", "OK"))
        drain(lane=Lane.NORMAL, channel=relay)
        seen.append(relay.accepted[-1].content)
        OutboundMessage.objects.update(state="queued", final_at=None)
    assert seen[0] == seen[1]


def test_a_pdf_that_is_too_big_or_missing_is_refused_at_its_field(manual: Manual) -> None:
    officer = signed_in("officer")
    with override_settings(HUB_ATTACHMENT_BYTES=1000):
        page = officer.get(NEW, {"edition": "2", "languages": ["en"], "mode": "attachment"}).text.replace("\xa0", " ")
        assert "The PDF in English has 10.0 KB; at most 1000 bytes can be attached." in page
        with pytest.raises(ValidationError):
            attached_plan(manual)
    page = officer.get(NEW, {"edition": "2", "mode": "attachment"}).text
    assert "The PDF in Nederlands is not there yet" in page
    assert officer.post(NEW, {"edition": "2", "mode": "attachment", "nonce": str(uuid4())}).status_code == 200
    assert not Plan.objects.exists()


def test_who_finds_it_too_big_gets_the_link_alone_once(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency("Small"), "small@example.org")
    contact(agency("Large"), "large@example.org")
    plan = attached_plan(manual)
    run_plans()
    relay.answer("small@example.org", TOO_BIG, Reply(Phase.REPLY, 250, "2.0.0", "OK"))
    for _round in range(3):
        drain(lane=Lane.NORMAL, channel=relay)
        run_plans()
    letters = [letter for letter in relay.accepted if letter.recipient == "small@example.org"]
    assert [attachments(letter) for letter in letters] == [[]]
    small = Delivery.objects.get(contact__email="small@example.org")
    assert small.state == "sent"
    keys = OutboundMessage.objects.filter(delivery_id=small.pk).values_list("idempotency_key", flat=True)
    assert set(keys) == {f"ds:{small.pk}", f"lo:{small.pk}"}
    plan.refresh_from_db()
    assert plan.state == "complete"
    assert len(relay.accepted) == 2
    assert not BounceCase.objects.exists()  # nobody has to look: it has settled itself


def test_a_lighter_mail_that_is_too_big_again_ends(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency(), "a@example.org")
    attached_plan(manual)
    run_plans()
    relay.answer("a@example.org", TOO_BIG, TOO_BIG)
    for _round in range(4):
        drain(lane=Lane.NORMAL, channel=relay)
        run_plans()
    assert OutboundMessage.objects.count() == 2
    assert Delivery.objects.get().state == "failed"
    assert BounceCase.objects.get().message_id == OutboundMessage.objects.latest("created_at").pk


def test_a_pdf_that_is_not_what_was_planned_does_not_go_out(relay: MemoryChannel, manual: Manual) -> None:
    contact(agency(), "a@example.org")
    attached_plan(manual)
    run_plans()
    manual.pdfs["en"] = PDF + b"changed"
    drain(lane=Lane.NORMAL, channel=relay)
    assert not relay.accepted
    assert OutboundMessage.objects.get().state == "queued"


def test_a_pdf_that_goes_in_mid_run_pauses_its_plan_once_and_fills_no_tray(
    relay: MemoryChannel, manual: Manual, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"u{number}@example.org")
    plan = attached_plan(manual)
    run_plans()
    kept, manual.pdfs = manual.pdfs, {}
    for _again in range(2):
        drain(lane=Lane.NORMAL, channel=relay)
        run_plans()
    plan.refresh_from_db()
    assert (plan.state, plan.paused, plan.stopped_for) == ("running", True, "no_pdf")
    assert set(OutboundMessage.objects.values_list("state", "held")) == {("queued", "")}
    assert caplog.text.count("its PDF cannot be sent") == 1
    assert "Its PDF cannot be sent" in signed_in("officer").get(f"{BASE}{plan.key}/").text
    manual.pdfs = kept
    officer = person("again@example.org", "officer")
    resume_plan(plan=plan, by=officer)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 3
    run_plans()
    plan.refresh_from_db()
    assert (plan.state, plan.stopped_for) == ("complete", "")


def test_a_pdf_that_cannot_be_sent_is_not_read_again_for_each_message(
    relay: MemoryChannel, manual: Manual, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"u{number}@example.org")
    attached_plan(manual)
    run_plans()
    read: list[PdfRef] = []

    def refuse(ref: PdfRef) -> bytes:
        read.append(ref)
        raise PdfGoneError("not what was built")

    monkeypatch.setattr(manual, "read_pdf", refuse)
    drain(lane=Lane.NORMAL, channel=relay)
    assert len(read) == 1
    assert set(OutboundMessage.objects.values_list("state", flat=True)) == {"queued"}


def test_a_plan_that_is_cancelled_leaves_nothing_in_the_tray(relay: MemoryChannel, manual: Manual) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"u{number}@example.org")
    plan = attached_plan(manual)
    run_plans()
    blocked = Reply(Phase.RCPT, 550, "5.7.133", "5.7.133 Own people only")
    relay.answer("u0@example.org", blocked)
    drain(lane=Lane.NORMAL, channel=relay)
    assert OutboundMessage.objects.filter(state="held").count() == 1
    cancel_plan(plan=plan, by=person("c@example.org", "officer"))
    assert not OutboundMessage.objects.to_decide().exists()
    OutboundMessage.objects.filter(state="cancelled").update(state="held", held="policy", final_at=None)
    run_plans()
    assert not OutboundMessage.objects.to_decide().exists(), "nor what a worker had in its hands"


@pytest.mark.parametrize("ends", ["withdrawn", "paused", "revoked", "answered"])
def test_no_lighter_mail_follows_what_has_ended(relay: MemoryChannel, manual: Manual, ends: str) -> None:
    unit = agency()
    row = contact(unit, "a@example.org")
    contact(unit, "b@example.org")
    attached_plan(manual)
    run_plans()
    relay.answer("a@example.org", TOO_BIG)
    drain(lane=Lane.NORMAL, channel=relay)
    own, other = Delivery.objects.get(contact=row), Delivery.objects.exclude(contact=row).get()
    if ends == "withdrawn":
        manual.edition = replace(manual.edition, withdrawn=True)
    elif ends == "paused":
        Contact.objects.filter(pk=row.pk).update(status=Contact.Status.PAUSED)
    elif ends == "revoked":
        revoke(delivery=own, by=person("rev@example.org", "officer"))
    else:
        acknowledge(delivery=other, said=Said.RECEIVED)
    run_plans()
    assert not OutboundMessage.objects.filter(idempotency_key=f"lo:{own.pk}").exists()


def test_the_preview_names_the_pdf_and_says_when_it_cannot_be_read(manual: Manual) -> None:
    contact(agency(), "a@example.org")
    plan = attached_plan(manual)
    address = f"{BASE}{plan.key}/message/en/"
    page = signed_in("officer").get(address).text
    assert "manual-2-en-1.pdf" in page and "attached to this message as PDF" in page
    manual.pdfs = {}
    assert "The PDF cannot be read now" in signed_in("officer").get(address).text


def test_the_frame_of_the_preview_reads_no_pdf(manual: Manual, monkeypatch: pytest.MonkeyPatch) -> None:
    contact(agency(), "a@example.org")
    address, read = f"{BASE}{attached_plan(manual).key}/message/en/", manual.read_pdf
    asked: list[PdfRef] = []

    def noted(ref: PdfRef) -> bytes:
        asked.append(ref)
        return read(ref)

    monkeypatch.setattr(manual, "read_pdf", noted)
    officer = signed_in("officer")
    assert "/ack/example/" in officer.get(f"{address}html/").text and asked == []
    assert officer.get(address).status_code == 200 and len(asked) == 1
