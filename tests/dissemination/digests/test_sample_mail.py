"""Every mail of subscriptions can be looked at as one subscriber would get it, and tested without touching anybody."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from dissemination.channels.memory import MemoryChannel
from dissemination.emails.looked_at import looked_at
from dissemination.emails.scheme import Scheme, in_scheme
from dissemination.kinds import Lane
from dissemination.models import DigestEntry, OptIn, OutboundMessage, Subscriber, Subscription
from dissemination.services.drain import drain
from dissemination.services.fan_out import fan_out
from dissemination.services.plan_digests import plan_due
from dissemination.services.sample_mail import Kind, sample_mail
from dissemination.services.send_sample import send_sample
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, translate
from tests.dissemination.directory import person
from tests.dissemination.people import signed_in
from tests.factories import people

BASE = "/admin/distribution/digests/preview/"


@pytest.fixture
def ana(news: MakeNews, subscriber: MakeSubscriber) -> Subscriber:
    found = subscriber(wanted=["all", "theme:care"], cadence="weekly", language="nl")
    page = news("A new helpline", themes=["care"], summary="Open day and night")
    translate(page, "ro", title="O linie nouă")
    fan_out()
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_in_each_language(kind: Kind, language: str, ana: Subscriber) -> None:
    sample = sample_mail(kind=kind, subscriber=ana, language=language)
    assert sample is not None
    assert sample.wording.language == language
    assert all(value.endswith(f"/{language}/ack/example/") for value in sample.fill.values())
    if kind not in {Kind.OPT_IN, Kind.PREFERENCES}:
        assert ("O linie nouă" if language == "ro" else "A new helpline") in sample.wording.text
    client = signed_in("auditor")
    query = {"kind": kind.value, "language": language, "who": str(ana.key)}
    page = client.get(BASE, query)
    assert page.status_code == 200
    assert page.text.count("<iframe") == 4
    assert "KB" in page.text.replace("\xa0", " ")
    frame = client.get(f"{BASE}html/", {**query, "scheme": "dark"})
    assert f'lang="{language}"' in frame.text
    assert "sandbox" in frame.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_test_goes_to_the_officer_alone_and_unsubscribes_nobody(ana: Subscriber, relay: MemoryChannel) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in (DigestEntry, Subscriber, Subscription, OptIn)]
    known = OutboundMessage.objects.count()
    officer, form = signed_in("officer"), {"kind": "weekly", "language": "nl", "who": str(ana.key)}
    nonce = str(uuid4())
    for _press in range(2):
        assert officer.post(f"{BASE}test/", {**form, "nonce": nonce}).status_code == 302
    message = OutboundMessage.objects.exclude(kind="optin").get()
    assert (message.kind, message.group, message.to_address) == ("test", "", "officer@people.example.org")
    assert message.recipient.startswith("user:")
    assert OutboundMessage.objects.count() == known + 1
    drain(lane=Lane.URGENT, channel=relay)
    letter = next(one for one in relay.accepted if one.recipient == "officer@people.example.org")
    mail = looked_at(letter.content)
    assert mail.subject.startswith("Test: ")
    assert [name for name, _value in mail.headers if name.startswith("List-")] == []
    for known_to_ana in (str(ana.key), "/u/", "preferences/", "ana@example.org"):
        assert known_to_ana not in mail.html + mail.text
    assert before == [
        list(model.objects.order_by("pk").values()) for model in (DigestEntry, Subscriber, Subscription, OptIn)
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("group", ["approver", "auditor"])
def test_others_may_look_and_send_no_test(group: str, ana: Subscriber) -> None:
    client, form = signed_in(group), {"kind": "weekly", "language": "nl", "who": str(ana.key)}
    assert client.post(f"{BASE}test/", {**form, "nonce": str(uuid4())}).status_code == 404
    sample = sample_mail(kind=Kind.WEEKLY, subscriber=ana, language="nl")
    assert sample is not None
    with pytest.raises(PermissionDenied):
        send_sample(kind=Kind.WEEKLY, sample=sample, by=person("x@example.org", group), nonce=uuid4())


@pytest.mark.django_db
def test_where_nothing_waits_what_was_told_last_is_shown_and_said_to_be_so(ana: Subscriber) -> None:
    form, client = {"kind": "weekly", "language": "nl", "who": str(ana.key)}, signed_in("officer")
    assert "was told last" not in client.get(BASE, form).text
    plan_due()
    assert not DigestEntry.objects.pending().exists()
    page = client.get(BASE, form).text
    assert "was told last" in page and "A new helpline" in page
    assert "A new helpline" in client.get(f"{BASE}html/", form).text


@pytest.mark.django_db
def test_for_whom_nothing_waits_there_is_nothing_to_show(ana: Subscriber, subscriber: MakeSubscriber) -> None:
    ben = subscriber("ben@example.org")
    client, form = signed_in("officer"), {"kind": "daily", "language": "en", "who": str(ben.key)}
    assert "nothing was told before" in client.get(BASE, form).text
    assert client.get(f"{BASE}html/", form).status_code == 404
    for wrong in ({"kind": "hourly"}, {"language": "xx"}, {"who": str(uuid4())}, {"who": "x"}):
        assert client.get(BASE, {**form, **wrong}).status_code == 400
        assert client.post(f"{BASE}test/", {**form, **wrong, "nonce": str(uuid4())}).status_code == 404


def test_a_frame_answers_what_a_mail_asks_about_light_and_dark() -> None:
    media = "@media (prefers-color-scheme: dark) {a} @media (prefers-color-scheme:light) {b}"
    html = f'<meta name="color-scheme" content="light dark">{media}'
    dark, light = in_scheme(html, Scheme.DARK), in_scheme(html, Scheme.LIGHT)
    assert re.findall(r"\((min|max)-width", dark) == ["min", "max"]
    assert re.findall(r"\((min|max)-width", light) == ["max", "min"]
    assert "only dark" in dark and "only light" in light


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("groups", "reads"), [(["auditor"], False), (["officer"], False), (["officer", "editor"], True)]
)
def test_who_looks_at_the_mail_of_a_practitioner_reads_what_they_may_read_anyway(
    news: MakeNews, subscriber: MakeSubscriber, groups: list[str], reads: bool
) -> None:
    practitioner = people.practitioner()
    ana = subscriber(practitioner.email, cadence="weekly")
    news("Open to all")
    news("Kept close", access="practitioners", summary="For few")
    fan_out()
    assert ana.entries.count() == 2
    client = signed_in(*groups)
    query = {"kind": "weekly", "language": "en", "who": str(ana.key)}
    pages = [
        client.get(BASE, query),
        client.get(f"{BASE}html/", query),
        client.get(f"{BASE[:-8]}subscriber/{ana.key}/"),
    ]
    for page in pages:
        assert page.status_code == 200 and "Open to all" in page.text
        assert ("Kept close" in page.text) == reads
    client.post(f"{BASE}test/", {**query, "nonce": str(uuid4())})
    for message in OutboundMessage.objects.filter(kind="test").exclude(text=None):
        assert message.text is not None and ("Kept close" in message.text.text) == reads
