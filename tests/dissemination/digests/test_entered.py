"""What officers enter: only with a basis, never against somebody's will, and its owner is told first."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import OptIn, OutboundMessage, RecordedBasis, Subscriber, Subscription, Suppression
from dissemination.models.subscription import EndedReason
from dissemination.services.confirm import confirm
from dissemination.services.drain import drain
from dissemination.services.end_subscriptions import end_all
from dissemination.services.enter_subscriber import Entry, enter_subscriber
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.services.forget_addresses import forget_addresses
from dissemination.services.links import filled
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from hub.people.groups import Group
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.digests.test_pages import path_of
from tests.dissemination.directory import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("themes")]
ADDRESS = "desk@ministry.example"
PATH = "/admin/distribution/digests/enter/"
TYPED: dict[str, Any] = {
    "email": ADDRESS,
    "general": ["manual"],
    "themes": ["theme:care"],
    "cadence": "weekly",
    "language": "en",
    "basis": "public_task",
    "note": "Letter of the ministry, 3 November 2026",
}


def entry(**changed: Any) -> Entry:
    said = {"wanted": ["manual"], "cadence": "daily", "language": "en", "basis": "public_task", "note": "Letter"}
    return Entry(**{"address": ADDRESS, **said, **changed})


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(person("officer@hub.example", Group.OFFICER))
    return client


def test_it_begins_at_once_with_who_when_and_why_and_a_notice(officer: Client) -> None:
    assert officer.post(PATH, TYPED).status_code == 302
    subscriber = Subscriber.objects.get(email=ADDRESS)
    assert (subscriber.status, subscriber.confirmed_at) == ("active", None) and subscriber.entered_at is not None
    held = {one.topic: (one.cadence, one.basis, one.source) for one in Subscription.objects.live()}
    assert held == {"manual": ("weekly", "public_task", "officer"), "theme:care": ("weekly", "public_task", "officer")}
    recorded = RecordedBasis.objects.get()
    assert (recorded.basis, recorded.note, recorded.entered_by.email) == (
        "public_task", TYPED["note"], "officer@hub.example",
    )  # fmt: skip
    assert not OptIn.objects.exists()
    notice = OutboundMessage.objects.get()
    assert (notice.kind, notice.lane, notice.to_address) == ("entered", "urgent", ADDRESS)
    assert notice.text is not None and "Task in the public interest" in notice.text.text
    assert filled(notice.fill)["end_all"] in notice.text.text.replace("[[end_all]]", filled(notice.fill)["end_all"])


def test_the_notice_is_the_first_message(officer: Client, news: MakeNews, relay: MemoryChannel) -> None:
    officer.post(PATH, {**TYPED, "cadence": "immediate"})
    news(themes=["care"])
    tick_digests()
    for lane in Lane:
        drain(lane=lane, channel=relay)
    accepted = OutboundMessage.objects.filter(state="accepted", to_address=ADDRESS).order_by("final_at")
    assert [message.kind for message in accepted] == ["entered", "immediate"]


def test_its_links_open_the_settings_and_end_everything(officer: Client) -> None:
    officer.post(PATH, TYPED)
    notice = OutboundMessage.objects.get()
    owner = Client()
    assert owner.get(path_of(notice, "preferences")).status_code == 200
    owner.post(path_of(notice, "end_all"))
    assert not Subscription.objects.live().exists()


def test_with_consent_the_owner_is_asked_and_nothing_begins_before(officer: Client) -> None:
    officer.post(PATH, {**TYPED, "basis": "consent", "note": "Asked by phone"})
    assert not Subscription.objects.exists()
    assert OutboundMessage.objects.get().kind == "optin"
    assert RecordedBasis.objects.get().basis == "consent"
    assert confirm(opt_in=OptIn.objects.get())
    assert {(one.basis, one.source) for one in Subscription.objects.all()} == {("consent", "officer")}


@pytest.mark.parametrize("missing", ["basis", "note", "email", "cadence", "language"])
def test_without_a_basis_and_its_note_nothing_is_entered_and_nothing_typed_is_lost(
    officer: Client, missing: str
) -> None:
    answer = officer.post(PATH, {**TYPED, missing: ""})
    assert answer.status_code == 400
    assert f'id="panel-child-{missing}' in answer.text or "error-message" in answer.text
    for name in ("email", "note"):
        assert name == missing or TYPED[name] in answer.text
    assert not RecordedBasis.objects.exists() and not OutboundMessage.objects.exists()


@pytest.mark.parametrize(
    ("scope", "reason", "said"),
    [
        ("all", "erasure", "had it erased"),
        ("digest", "unsubscribed", "has unsubscribed"),
        ("all", "hard_bounce", "came back"),
        ("digest", "complaint", "asked not to be written to"),
        ("all", "manual", "stopped mail"),
    ],
)
def test_an_address_that_must_not_be_written_to_is_refused_with_the_reason(
    officer: Client, scope: str, reason: str, said: str
) -> None:
    suppress(address=ADDRESS, scope=Suppression.Scope(scope), reason=Suppression.Reason(reason))
    for basis in ("public_task", "consent", "interest"):
        answer = officer.post(PATH, {**TYPED, "basis": basis, "email": ADDRESS.upper()})
        assert answer.status_code == 400 and said in answer.text
    assert not Subscriber.objects.exists() and not OutboundMessage.objects.exists()


def test_who_left_or_was_erased_is_not_brought_back(officer: Client, subscriber: MakeSubscriber) -> None:
    left, gone = subscriber("left@example.org"), subscriber("gone@example.org")
    end_all(subscriber=left, reason=EndedReason.LINK)
    erase_subscriber(subscriber=gone)
    for address in ("left@example.org", "gone@example.org"):
        assert officer.post(PATH, {**TYPED, "email": address}).status_code == 400
    assert not Subscription.objects.live().exists()


def test_what_somebody_chose_themselves_stays(subscriber: MakeSubscriber) -> None:
    own = subscriber(ADDRESS, wanted=["manual"], cadence="monthly", language="ro")
    by = person("officer@hub.example", Group.OFFICER)
    enter_subscriber(entry=entry(wanted=["manual", "theme:care"]), by=by)
    held = {one.topic: (one.cadence, one.basis) for one in own.subscriptions.live()}
    assert held == {"manual": ("monthly", "consent"), "theme:care": ("daily", "public_task")}
    own.refresh_from_db()
    assert own.language == "ro"
    with pytest.raises(Exception, match="already"):
        enter_subscriber(entry=entry(), by=by)


@pytest.mark.parametrize("group", [Group.APPROVER, Group.AUDITOR, Group.COUNTRY_DESK, Group.EDITOR])
def test_officers_alone_enter(client: Client, group: Group) -> None:
    somebody = person("other@hub.example", group)
    client.force_login(somebody)
    assert client.get(PATH).status_code in (302, 404)
    assert client.post(PATH, TYPED).status_code in (302, 404)
    with pytest.raises(PermissionDenied):
        enter_subscriber(entry=entry(), by=somebody)
    assert not Subscriber.objects.exists()


def test_erasing_takes_the_note_along_and_keeps_the_basis(officer: Client) -> None:
    officer.post(PATH, TYPED)
    erase_subscriber(subscriber=Subscriber.objects.get())
    assert (RecordedBasis.objects.get().note, RecordedBasis.objects.get().basis) == ("", "public_task")


def test_the_note_goes_with_the_address_of_whoever_left_a_month_ago(officer: Client) -> None:
    officer.post(PATH, TYPED)
    end_all(subscriber=Subscriber.objects.get(), reason=EndedReason.LINK)
    before = timezone.now() - timedelta(days=31)
    Subscriber.objects.update(created_at=before)
    Subscription.objects.update(confirmed_at=before, ended_at=before)
    assert forget_addresses() == 1
    assert (Subscriber.objects.get().email, RecordedBasis.objects.get().note) == ("", "")
