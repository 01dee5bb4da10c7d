"""Notices of what partners say to each other: with the words, masked as they stand in the Hub, and a way to answer."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.models import User
from hub.ports.notices import Notice, Recipient, ReplyTo
from hub.replies import MARK
from initiatives.emails.letter import title_for_others
from initiatives.models import Interest, Message

TEMPLATE = "initiatives/emails/talk"
MESSAGE = "interest-message"


def message_came(*, message: Message, interest: Interest, to: User, reply_to: ReplyTo) -> Notice:
    language = to.preferred_language
    with translation.override(language):
        return Notice(
            kind=MESSAGE,
            key=f"{of_talk(MESSAGE, interest)}{message.pk}:{to.key}",
            to=Recipient(key=f"user:{to.key}", address=to.email, language=language),
            template=TEMPLATE,
            context={
                "mark": MARK,
                "subject": _("A new message in Find a Partner"),
                "title": title_for_others(interest.seat.initiative, language),
                "line": _("%(name)s has written to you.") % {"name": message.organisation.name},
                "words": message.text,
                "label": _("Read the conversation"),
                "path": reverse("partners_conversation", args=[interest.key]),
            },
            reply_to=reply_to,
        )


def of_talk(kind: str, interest: Interest) -> str:
    """What the keys of all notices of a kind in a conversation begin with."""
    return f"{kind}:{interest.key}:"
