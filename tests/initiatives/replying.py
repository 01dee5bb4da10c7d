"""A conversation that a mail can answer, and mails as a server delivers them."""

from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from uuid import uuid4

from dissemination.models import OutboundMessage
from dissemination.services.links import filled
from dissemination.services.read_mailbox import read_mailbox
from hub.models import User
from initiatives.models import Interest, Message
from initiatives.services.answer import answer
from initiatives.services.express_interest import express_interest
from tests.initiatives.conftest import Cast, Make


def talk(cast: Cast, public: Make) -> Interest:
    """Unit Two offers to take a seat of House One, and House One has asked when."""
    interest, _new = express_interest(
        seat=public().seats.get(position=0),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="We are a unit.",
    )
    say(interest, cast.author, "When could you begin?")
    return interest


def say(interest: Interest, by: User, text: str) -> Message:
    organisation = by.memberships.get().organisation
    message, _new = answer(interest=interest, speaker=organisation, by=by, text=text, submission=uuid4())
    return message


def way_back(person: User, kind: str = "interest-message") -> str:
    """The Reply-To of the last notice that a person got."""
    notice = OutboundMessage.objects.filter(recipient=f"user:{person.key}", kind=kind).latest("created_at")
    assert notice.text is not None
    assert notice.text.headers == {"Reply-To": "[[reply]]"}
    return filled(notice.fill)["reply"]


def mail(sender: str, to: str, text: str, headers: Mapping[str, str] | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, "Re: A new message in Find a Partner"
    message["Message-ID"] = f"<{uuid4()}@two.example.org>"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(text)
    return message


def deliver(folder: Path, *mails: EmailMessage | bytes) -> int:
    """Put them into the Maildir and let the Hub read it; how many a room took."""
    (folder / "new").mkdir(parents=True, exist_ok=True)
    for one in mails:
        content = one if isinstance(one, bytes) else one.as_bytes()
        (folder / "new" / f"{uuid4()}.mx").write_bytes(content)
    return read_mailbox(folder=str(folder))
