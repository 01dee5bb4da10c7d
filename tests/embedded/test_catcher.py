import json
import smtplib
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hub.embedded.mailbox import Mailbox
from tests.rig.mail import Catcher


@pytest.fixture(scope="module")
def catcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catcher]:
    catcher = Catcher(tmp_path_factory.mktemp("mail"))
    catcher.start()
    yield catcher
    catcher.stop()


def letter(to: str, subject: str = "Ședință") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "hub@example.org", to, subject
    message["Message-ID"] = f"<{to.replace('@', '.')}@hub.example.org>"
    message["List-Unsubscribe"] = "<https://hub.example.org/u/1>"
    message.set_content("Citiți https://hub.example.org/a?b=1&c=2.\n")
    message.add_alternative("<p>Citiți</p><script>alert(1)</script>", subtype="html")
    return message


def send(catcher: Catcher, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", catcher.smtp_port, timeout=10) as relay:
        relay.send_message(message)


def test_a_message_is_listed_logged_and_kept_as_received(catcher: Catcher) -> None:
    send(catcher, letter("one@example.org"))
    (found,) = catcher.messages("one@example.org")
    assert found["subject"] == "Ședință"
    assert found["envelope_from"] == "hub@example.org"
    assert found["envelope_to"] == ["one@example.org"]
    assert found["headers"]["List-Unsubscribe"] == "<https://hub.example.org/u/1>"
    assert found["text"].startswith("Citiți")
    assert "<p>Citiți</p>" in found["html"]
    assert (catcher.folder / f"{found['id']}.eml").is_file()
    (logged,) = [
        line for line in map(json.loads, catcher.relay_log.read_text().splitlines()) if line["queue_id"] == found["id"]
    ]
    assert logged["message_id"] == "<one.example.org@hub.example.org>"


def test_the_page_of_a_message_cannot_run_what_is_in_it(catcher: Catcher) -> None:
    send(catcher, letter("page@example.org", subject="<script>alert(2)</script>"))
    (found,) = catcher.messages("page@example.org")
    base = f"http://127.0.0.1:{catcher.mail_port}/messages/{found['id']}"
    with urllib.request.urlopen(base) as page:
        shown = page.read().decode()
        assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "<script" not in shown
    assert '<a href="https://hub.example.org/a?b=1&amp;c=2"' in shown
    with urllib.request.urlopen(f"{base}/html") as part:
        assert "allow-scripts" not in part.headers["Content-Security-Policy"]
        assert "sandbox" in part.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["messages/..%2Frelay", "messages/0000/html", "relay.log"])
def test_only_messages_are_served(catcher: Catcher, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"http://127.0.0.1:{catcher.mail_port}/{path}")


def test_faults_are_shown_on_order(catcher: Catcher) -> None:
    catcher.faults(
        [
            {"address": "*@full.example.org", "reply": "552 5.2.2 Mailbox full"},
            {"address": "*@grey.example.org", "reply": "451 4.7.1 Come back later", "times": 2},
            {"address": "*@lost.example.org", "at": "data", "cut": "before"},
            {"address": "*@cut.example.org", "at": "data", "cut": "after"},
        ]
    )
    with pytest.raises(smtplib.SMTPRecipientsRefused, match="552"):
        send(catcher, letter("a@full.example.org"))
    for _ in range(2):
        with pytest.raises(smtplib.SMTPRecipientsRefused, match="451"):
            send(catcher, letter("a@grey.example.org"))
    send(catcher, letter("a@grey.example.org"))
    for place in ("lost", "cut"):
        with pytest.raises(smtplib.SMTPServerDisconnected):
            send(catcher, letter(f"a@{place}.example.org"))
    assert len(catcher.messages("a@grey.example.org")) == 1
    assert catcher.messages("a@lost.example.org") == []
    assert len(catcher.messages("a@cut.example.org")) == 1


def test_what_was_accepted_outlives_a_kill(tmp_path: Path) -> None:
    catcher = Catcher(tmp_path)
    catcher.start()
    send(catcher, letter("kept@example.org"))
    catcher.kill()
    catcher.start()
    assert len(catcher.messages("kept@example.org")) == 1
    catcher.stop()


def test_a_start_finishes_what_is_logged_and_forgets_what_is_not(tmp_path: Path) -> None:
    mailbox = Mailbox(tmp_path)
    mailbox.open()
    entry = mailbox.accept("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\ny")
    mailbox.path(entry.queue_id).rename(tmp_path / f"{entry.queue_id}.part")
    (tmp_path / "00ff.part").write_bytes(b"never logged")
    with mailbox.log.open("ab") as log:
        log.write(b'{"received_at": "2026-')
    again = Mailbox(tmp_path)
    again.open()
    assert [found.queue_id for found in again.entries()] == [entry.queue_id]
    assert again.message(entry.queue_id) is not None
    assert not list(tmp_path.glob("*.part"))
    again.accept("a@example.org", ["c@example.org"], b"Subject: z\r\n\r\ny")
    assert len(list(again.entries())) == 2


def post(catcher: Catcher, queue_id: str, text: str, **headers: str) -> int:
    """The status of a reply typed on the page, or posted from elsewhere."""
    base = f"http://127.0.0.1:{catcher.mail_port}"
    data = urllib.parse.urlencode({"text": text}).encode()
    request = urllib.request.Request(f"{base}/messages/{queue_id}/reply", data, {"Origin": base, **headers})
    try:
        with urllib.request.urlopen(request) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_what_asks_for_an_answer_is_answered_from_its_page(tmp_path: Path) -> None:
    catcher = Catcher(tmp_path / "mail")
    catcher.start()
    try:
        asks = letter("asked@example.org")
        asks["Reply-To"] = "partners+secret@hub.example.org"
        send(catcher, asks)
        send(catcher, letter("silent@example.org"))
        (found,), (silent,) = catcher.messages("asked@example.org"), catcher.messages("silent@example.org")
        assert post(catcher, silent["id"], "Hello") == 404
        assert post(catcher, found["id"], "Hello", Origin="https://elsewhere.example.org") == 404
        assert post(catcher, found["id"], " ") == 404
        rebound = f"secret.example.org:{catcher.mail_port}"  # a name of a stranger that leads to this machine
        assert post(catcher, found["id"], "Hello", Origin=f"http://{rebound}", Host=rebound) == 404
        assert len(catcher.messages()) == 2
        assert post(catcher, found["id"], "Da, în mai.") == 200
        reply = catcher.messages()[-1]
        assert reply["envelope_to"] == ["partners+secret@hub.example.org"]
        assert (reply["envelope_from"], reply["subject"]) == ("asked@example.org", "Re: Ședință")
        assert reply["text"].startswith("Da, în mai.\n")
        assert "> Citiți" in reply["text"]
        assert reply["headers"]["In-Reply-To"] == found["headers"]["Message-ID"]
        assert len(list((catcher.maildir / "new").iterdir())) == 1
    finally:
        catcher.stop()


def test_a_browser_sends_the_form_of_a_reply(catcher: Catcher, page: Page) -> None:
    """The page lets it say where the form comes from, which is asked for."""
    asks = letter("browser@example.org")
    asks["Reply-To"] = "partners+secret@hub.example.org"
    send(catcher, asks)
    (found,) = catcher.messages("browser@example.org")
    page.goto(f"http://127.0.0.1:{catcher.mail_port}/messages/{found['id']}")
    page.get_by_role("textbox").fill("In May.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send the reply").click()
    assert catcher.messages()[-1]["text"].startswith("In May.\n")
