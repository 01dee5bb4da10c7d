"""Whoever sends mail through Django or through the port writes into the ledger."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.template import Context, Engine
from django.test import Client
from django.utils import translation

from dissemination.channels.memory import MemoryChannel
from dissemination.emails import render
from dissemination.kinds import Lane
from dissemination.models import MessageText, OutboundMessage
from dissemination.services.drain import drain
from hub.models import User
from hub.ports import notices
from hub.ports.notices import Notice, Recipient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_of_the_hub(settings: object) -> None:
    """pytest-django puts a backend of its own in the place of the Hub's."""
    settings.EMAIL_BACKEND = "dissemination.channels.backend.LedgerEmailBackend"  # type: ignore[attr-defined]


def test_a_mail_of_django_waits_in_the_ledger(relay: MemoryChannel) -> None:
    with translation.override("da"):
        mail = EmailMultiAlternatives("Velkommen", "Hej æ", to=["a@example.org"], bcc=["b@example.org"])
        mail.attach_alternative("<p>Hej æ</p>", "text/html")
        assert mail.send() == 1
    assert set(OutboundMessage.objects.values_list("lane", "state", "language")) == {("urgent", "queued", "da")}
    assert drain(lane=Lane.URGENT, channel=relay).sent == 2
    content = message_from_bytes(relay.accepted[0].content, policy=policy.default)
    assert "Hej æ" in content.get_body(("html",)).get_content()
    assert not MessageText.objects.exists()


def test_a_key_makes_a_mail_of_django_one(relay: MemoryChannel) -> None:
    for _ in range(2):
        EmailMultiAlternatives("s", "t", to=["a@example.org"], headers={"X-Hub-Key": "k"}).send()
    assert OutboundMessage.objects.count() == 1


def test_a_mail_of_a_transaction_that_failed_is_not_sent() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        send_mail("s", "t", None, ["a@example.org"])
        raise RuntimeError
    assert not OutboundMessage.objects.exists()


def test_attachments_are_refused() -> None:
    mail = EmailMultiAlternatives("s", "t", to=["a@example.org"])
    mail.attach("x.txt", "x", "text/plain")
    with pytest.raises(ValueError, match="no attachments"):
        mail.send()


def test_a_password_reset_keeps_its_link_only_until_it_is_handed_over(relay: MemoryChannel) -> None:
    User.objects.create_user("somebody@example.org", "long-enough-a-password")
    answer = Client().post("/account/password/reset/", {"email": "somebody@example.org"})
    assert answer.status_code == 302
    message = OutboundMessage.objects.get()
    assert (message.kind, message.lane) == ("service", "urgent")
    assert message.expires_at - message.not_before <= timedelta(days=1)
    assert drain(lane=Lane.URGENT, channel=relay).sent == 1
    assert b"/account/password/reset/key/" in relay.accepted[0].content.replace(b"=\n", b"")
    assert not MessageText.objects.exists()


def test_a_notice_is_written_once_in_the_language_of_its_reader(
    relay: MemoryChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    _templates(
        monkeypatch,
        {"n.subject.txt": "{{ who }}", "n.txt": "{% load i18n %}{{ who }} {% get_current_language as l %}{{ l }}"},
    )
    notice = Notice("decision", "d:1", Recipient("user:1", "a@example.org", "ro"), "n", {"who": "A & B"}, urgent=True)
    for _ in range(2):
        notices.send(notice)
    assert drain(lane=Lane.URGENT, channel=relay).sent == 1
    mail = message_from_bytes(relay.accepted[0].content, policy=policy.default)
    assert mail["Subject"] == "A & B"
    assert mail.get_content() == "A & B ro\n"


def test_a_broken_translation_gives_way_to_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    _templates(monkeypatch, {"n.subject.txt": "s", "n.txt": "{% load i18n %}{% get_current_language as l %}{{ l }}"})
    whole = render._plain

    def broken(template: str, values: dict[str, object]) -> str:
        if translation.get_language() == "ro":
            raise KeyError("nmae")
        return whole(template, values)

    monkeypatch.setattr(render, "_plain", broken)
    wording = render.render("n", {}, language="ro")
    assert (wording.language, wording.text) == ("en", "en\n")


def _templates(monkeypatch: pytest.MonkeyPatch, texts: dict[str, str]) -> None:
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", texts)], libraries={"i18n": "django.templatetags.i18n"}
    )
    monkeypatch.setattr(Engine, "get_default", staticmethod(lambda: engine))
    assert engine.get_template("n.txt").render(Context())
