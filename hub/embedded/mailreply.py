"""Answering a caught message from its page, as the mail program of its recipient would: with the text quoted."""

import html
from email.message import EmailMessage, Message
from email.utils import formatdate, make_msgid, parseaddr
from ipaddress import ip_address
from urllib.parse import urlsplit

from hub.embedded.mailbox import Mailbox, body

LONGEST = 100_000
"""Bytes of a form: more is not typed by hand."""


def form(queue_id: str, message: EmailMessage) -> str:
    """For a message that names where its answer goes; empty for others."""
    address = _answered_at(message)
    if not address:
        return ""
    return (
        f'<h2>Reply</h2><form method="post" action="/messages/{queue_id}/reply"><p><label for="text">As '
        f"{html.escape(str(message['To']))}, to <code>{html.escape(address)}</code></label></p>"
        '<p><textarea id="text" name="text" rows="6" required></textarea></p>'
        '<p><button type="submit">Send the reply</button></p></form>'
    )


def is_from_here(headers: Message) -> bool:
    """Whether a browser sent the form from a page of this server, under a name that nobody else can give it."""
    host = headers.get("Host", "")
    name = urlsplit(f"//{host}").hostname or ""
    try:
        is_ours = name == "localhost" or bool(ip_address(name))
    except ValueError:
        return False
    return is_ours and headers.get("Origin") == f"http://{host}"


def send(mailbox: Mailbox, message: EmailMessage, text: str) -> bool:
    """Accept the reply as mail of the recipient; False where the message names nowhere for it."""
    address, sender = _answered_at(message), parseaddr(str(message["To"]))[1]
    if not address or not sender:
        return False
    reply = EmailMessage()
    reply["From"], reply["To"] = sender, address
    reply["Subject"] = f"Re: {' '.join(str(message['Subject'] or '').split())}"
    reply["Date"], reply["Message-ID"] = formatdate(), make_msgid(domain="catcher.example.org")
    if message["Message-ID"]:
        reply["In-Reply-To"] = str(message["Message-ID"]).strip()
    author = parseaddr(str(message["From"]))[0] or "The Hub"
    quoted = "\n".join(f"> {line}" for line in body(message, "plain").splitlines())
    text = text.replace("\r\n", "\n")
    reply.set_content(f"{text}\n\nOn {message['Date']}, {author} wrote:\n{quoted}\n")
    mailbox.accept(sender, [address], reply.as_bytes())
    return True


def _answered_at(message: EmailMessage) -> str:
    return parseaddr(str(message["Reply-To"] or ""))[1]
