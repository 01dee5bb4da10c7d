"""A partner answers a notice by mail: the words are posted once, and nothing else of the mail."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from dissemination.models import OutboundMessage
from hub.ports import inbox
from initiatives.models import Interest, MailNote, Message, ReplyAddress
from initiatives.services.receive_reply import BY_MAIL
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.replying import deliver, mail, say, talk, way_back

pytestmark = pytest.mark.django_db
QUOTE = "\n\nOn Sat, 28 Nov 2026 at 12:00, The Hub <partners+x@hub.example.org> wrote:\n> -#- To answer\n> House One\n"
PARTNER = "partner@two.example.org"


@pytest.fixture
def interest(cast: Cast, public: Make) -> Interest:
    return talk(cast, public)


def posted() -> list[str]:
    return list(Message.objects.values_list("text", flat=True))


def noted() -> list[str]:
    return list(MailNote.objects.values_list("why", flat=True))


def test_an_answer_is_posted_without_what_it_quotes_and_told_to_the_other_side(
    cast: Cast, interest: Interest, tmp_path: Path
) -> None:
    text = f"In May. Call 0722 123 456 or ana@two.example.org.\n\nCu stimă,\nAna Pop\nStrada Lungă 4{QUOTE}"
    assert deliver(tmp_path, mail(f"Ana Pop <{PARTNER.title()}>", way_back(cast.partner), text)) == 1
    message = Message.objects.latest("pk")
    assert (message.text, message.author, message.organisation) == (
        "In May. Call ••• or •••@•••.",
        cast.partner,
        cast.other,
    )
    assert noted() == []
    notice = OutboundMessage.objects.get(recipient=f"user:{cast.author.key}", kind="interest-message")
    assert notice.text is not None
    assert "In May. Call ••• or •••@•••." in notice.text.text
    assert way_back(cast.author) != way_back(cast.partner)


def test_no_table_holds_the_secret(cast: Cast, interest: Interest) -> None:
    secret = way_back(cast.partner).partition("+")[2].partition("@")[0]
    assert len(secret) == 32
    row = ReplyAddress.objects.get(person=cast.partner)
    assert row.token_hash == inbox.token_hash(secret)
    notice = OutboundMessage.objects.get(recipient=f"user:{cast.partner.key}", kind="interest-message")
    assert secret not in f"{notice.fill} {notice.text.text} {notice.text.html} {notice.text.headers}"  # type: ignore[union-attr]


def test_a_server_that_shouts_the_address_changes_nothing(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner).upper(), "In May."))
    assert posted()[-1] == "In May."


@pytest.mark.parametrize(
    "sender",
    [
        "ana@two.example.org",
        f'"{PARTNER}" <mallory@elsewhere.example.org>',
        f"{PARTNER}, mallory@elsewhere.example.org",
        "not an address",
        "",
    ],
)
def test_another_sender_is_never_posted(cast: Cast, interest: Interest, tmp_path: Path, sender: str) -> None:
    deliver(tmp_path, mail(sender, way_back(cast.partner), "In May."))
    assert posted() == ["When could you begin?"]
    assert noted() == ["sender"]


def test_two_authors_and_none_are_never_posted(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    to = way_back(cast.partner)
    two = f"From: {PARTNER}\nFrom: mallory@elsewhere.example.org\nTo: {to}\nMessage-ID: <1@x>\n\nIn May.\n".encode()
    none = f"Sender: {PARTNER}\nReply-To: {PARTNER}\nTo: {to}\nMessage-ID: <2@x>\n\nIn May.\n".encode()
    folded = f"From: mallory@x.example.org\n {PARTNER}\nTo: {to}\nMessage-ID: <3@x>\n\nIn May.\n".encode()
    deliver(tmp_path, two, none, folded)
    assert posted() == ["When could you begin?"]
    assert noted() == ["sender"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"X-Auto-Response-Suppress": "All"},
        {"X-Autoreply": "yes"},
        {"Return-Path": "<>"},
        {"X-Failed-Recipients": "author@one.example.org"},
        {"Subject": "Out of office: Re: A new message"},
        {"Subject": "Răspuns automat: Re: Un mesaj"},
    ],
)
def test_an_automatic_reply_is_never_posted(
    cast: Cast, interest: Interest, tmp_path: Path, headers: dict[str, str]
) -> None:
    message = mail(PARTNER, way_back(cast.partner), "I am away until Monday.")
    for name, value in headers.items():
        del message[name]
        message[name] = value
    deliver(tmp_path, message)
    assert posted() == ["When could you begin?"]
    assert noted() == ["automatic"]


def test_a_delivery_report_is_never_posted(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    report = (
        f"From: {PARTNER}\nTo: {way_back(cast.partner)}\nMessage-ID: <r@x>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nCould not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\n"
        "Action: failed\nStatus: 5.1.1\n\n--b--\n"
    )
    deliver(tmp_path, report.encode())
    assert posted() == ["When could you begin?"]
    assert noted() == ["automatic"]


def test_a_reply_to_an_initiative_about_absent_parents_is_no_automatic_one(
    cast: Cast, interest: Interest, tmp_path: Path
) -> None:
    message = mail(PARTNER, way_back(cast.partner), "In May.")
    message.replace_header("Subject", "Re: A new message in Find a Partner: Absent parents, vacation schools")
    deliver(tmp_path, message)
    assert posted()[-1] == "In May."


def test_a_second_copy_is_posted_once(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    once = mail(PARTNER, way_back(cast.partner), "In May. Write to ana@two.example.org.")
    again = mail(PARTNER, way_back(cast.partner), "In May. Write to ana@two.example.org.")
    deliver(tmp_path, once, once)
    assert deliver(tmp_path, again) == 1
    assert posted() == ["When could you begin?", "In May. Write to •••@•••."]
    assert noted() == ["copy"]


@pytest.mark.parametrize(
    ("text", "why"),
    [(QUOTE, "empty"), ("x" * 4_001, "long"), ("She was born on 3 May 2011.", "identifying")],
)
def test_what_cannot_be_posted_is_told_to_its_author_alone(
    cast: Cast, interest: Interest, tmp_path: Path, text: str, why: str
) -> None:
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner), text))
    assert posted() == ["When could you begin?"]
    assert noted() == [why]
    path = reverse("partners_conversation", args=[interest.key])
    assert "Your mail was not posted" in logged_in(cast.partner).get(path).content.decode()
    assert "Your mail was not posted" not in logged_in(cast.author).get(path).content.decode()


def test_files_are_left_out_and_the_author_told(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    message = mail(PARTNER, way_back(cast.partner), "Here is our plan.")
    message.add_attachment(b"%PDF-1.7 " + b"x" * 10_000_000, maintype="application", subtype="pdf", filename="plan.pdf")
    deliver(tmp_path, message)
    assert posted()[-1] == "Here is our plan."
    assert noted() == ["files"]
    page = logged_in(cast.partner).get(reverse("partners_conversation", args=[interest.key])).content.decode()
    assert "What was attached was left out" in page and "Your mail was not posted" not in page


def test_a_mail_of_html_alone_is_read_as_text(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    message = mail(PARTNER, way_back(cast.partner), "")
    message.set_content("<p>In <b>May</b>.</p><script>x</script><blockquote>House One</blockquote>", subtype="html")
    deliver(tmp_path, message)
    assert posted()[-1] == "In May."
    assert noted() == []


def test_a_secret_that_nobody_has_is_met_with_silence(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    domain = way_back(cast.partner).partition("@")[2]
    guesses = ["a" * 32, "", "x" * 5_000, "%27%20or%201", "../../etc", str(interest.key)]
    for guess in guesses:
        deliver(tmp_path, mail(PARTNER, f"partners+{guess}@{domain}", "In May."))
    assert posted() == ["When could you begin?"]
    assert noted() == []


HOSTILE = {
    "charset": b"Content-Type: text/plain; charset=nothing-known\n\nIn \xff\xfe May.\n",
    "encoding": b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n!!!not base64!!!\n",
    "no body": b"\n",
    "binary": b"\n" + bytes(range(256)) * 40,
    "boundary": b"Content-Type: multipart/mixed\n\n--x\n\nIn May.\n",
    "depth": b"Content-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 3_000,
    "header injection": b"Subject: Re: x\r\nBcc: victim@example.org\r\n\r\nIn May.\n",
    "long header": b"X-Long: " + b"a" * 200_000 + b"\n\nIn May.\n",
    "places": b"\nIn [[may]] and {{ words }} {% url %}.\n",
    "broken words": b"Subject: =?utf-8?q?=ff=?=\n\nIn May.\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_stops_nothing(cast: Cast, interest: Interest, tmp_path: Path, name: str) -> None:
    head = f"From: {PARTNER}\nTo: {way_back(cast.partner)}\nMessage-ID: <h@x>\n".encode()
    deliver(tmp_path, head + HOSTILE[name])
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner), "A good one."))
    assert posted()[-1] == "A good one."
    assert not list((tmp_path / "new").iterdir())
    for notice in OutboundMessage.objects.filter(kind="interest-message"):
        assert notice.text is not None
        assert "victim" not in f"{notice.text.headers} {notice.text.subject}"
        assert "[[" not in notice.text.text.replace("[[reply]]", "")


def test_two_machines_that_answer_each_other_stop(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    """Neither says that it is a machine, and each writes something new every time."""
    say(interest, cast.partner, "In May.")
    for number in range(20):
        deliver(tmp_path, mail(PARTNER, way_back(cast.partner), f"Ticket {number} was opened."))
        deliver(tmp_path, mail(cast.author.email, way_back(cast.author), f"Ticket A{number} was opened."))
    assert Message.objects.filter(text__startswith="Ticket").count() == 2 * BY_MAIL.most
    assert sorted(noted()) == ["often", "often"]


def test_a_flood_makes_one_note_a_day(cast: Cast, interest: Interest, tmp_path: Path) -> None:
    deliver(tmp_path, *(mail("mallory@x.example.org", way_back(cast.partner), str(number)) for number in range(30)))
    assert noted() == ["sender"]


@pytest.mark.parametrize("how", ["left", "inactive", "declined", "unverified"])
def test_an_address_opens_nothing_once_its_person_may_not_write(
    cast: Cast, interest: Interest, tmp_path: Path, how: str
) -> None:
    to = way_back(cast.partner)
    if how == "left":
        cast.partner.memberships.update(left_at=timezone.now())
    elif how == "inactive":
        cast.partner.is_active = False
        cast.partner.save()
    elif how == "declined":
        Interest.objects.update(state="declined")
    else:
        cast.other.verified_until = timezone.now() - timedelta(days=1)
        cast.other.verified_at = timezone.now() - timedelta(days=2)
        cast.other.save()
    deliver(tmp_path, mail(PARTNER, to, "In May."))
    assert posted() == ["When could you begin?"]
    assert noted() == ([] if how in {"left", "inactive"} else ["over"])


def test_what_nobody_sees_is_taken_out_of_a_mail_as_out_of_a_form(
    cast: Cast, interest: Interest, tmp_path: Path
) -> None:
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner), "In \u202eMay\u202c or\u200b June."))
    assert posted()[-1] == "In May or June."


@pytest.mark.parametrize(
    ("said", "posted"),
    [
        ("mx.hub.example.org; dmarc=fail (p=none) header.from=two.example.org", False),
        ("mx.hub.example.org 1; spf=fail smtp.mailfrom=x.example.org; dkim=fail (bad; key) header.d=x", False),
        ("mx.hub.example.org; spf=fail smtp.mailfrom=list.example.org; dkim=pass header.d=two.example.org", True),
        ("mx.hub.example.org; dmarc=pass; spf=fail; dkim=fail", True),
        ("mx.hub.example.org; none", True),
        ("mx.elsewhere.example.org; dmarc=fail", True),
    ],
)
def test_a_mail_that_our_relay_found_forged_is_not_posted(
    cast: Cast, interest: Interest, tmp_path: Path, settings: Any, said: str, posted: bool
) -> None:
    settings.HUB_MAIL_AUTHSERV = "mx.hub.example.org"
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner), "In May.", {"Authentication-Results": said}))
    assert Message.objects.filter(text="In May.").exists() is posted
    assert noted() == ([] if posted else ["sender"])


def test_without_a_name_of_our_relay_nobody_is_believed_about_a_sender(
    cast: Cast, interest: Interest, tmp_path: Path
) -> None:
    deliver(tmp_path, mail(PARTNER, way_back(cast.partner), "In May.", {"Authentication-Results": "; dmarc=fail"}))
    assert noted() == []
