"""Notices of what partners say to each other: with the words, masked as they stand in the Hub, and a way to answer."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.models import User
from hub.ports.notices import Notice, Recipient, ReplyTo
from hub.replies import MARK
from initiatives.emails.letter import title_for_others
from initiatives.models import Interest, Message, Report, SharedAddress

TEMPLATE = "initiatives/emails/talk"
OFFER, MESSAGE, ADDRESS, REPORT = "interest-came", "interest-message", "interest-address", "interest-report"
KINDS = (OFFER, "interest-decided", MESSAGE, ADDRESS, REPORT)
"""All notices whose keys name a conversation."""


def interest_came(*, interest: Interest, to: User, reply_to: ReplyTo | None) -> Notice:
    with translation.override(to.preferred_language):
        return _notice(
            kind=OFFER,
            matter="offer",
            interest=interest,
            to=to,
            reply_to=reply_to,
            subject=_("An organisation is interested in your initiative"),
            line=_("%(name)s would like to take a seat.") % {"name": interest.organisation.name},
            words=interest.pitch,
        )


def message_came(*, message: Message, interest: Interest, to: User, reply_to: ReplyTo | None) -> Notice:
    with translation.override(to.preferred_language):
        return _notice(
            kind=MESSAGE,
            matter=str(message.pk),
            interest=interest,
            to=to,
            reply_to=reply_to,
            subject=_("A new message in Find a Partner"),
            line=_("%(name)s has written to you.") % {"name": message.organisation.name},
            words=message.text,
        )


def address_given(*, given: SharedAddress, interest: Interest, to: User, reply_to: ReplyTo | None) -> Notice:
    """The address itself is read in the Hub, where it can be taken back."""
    with translation.override(to.preferred_language):
        return _notice(
            kind=ADDRESS,
            matter=str(given.pk),
            interest=interest,
            to=to,
            reply_to=reply_to,
            subject=_("A partner has given you an address"),
            line=_("%(name)s has given you an e-mail address. You find it in the conversation.")
            % {"name": given.organisation.name},
        )


def report_handled(*, report: Report, interest: Interest, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return _notice(
            kind=REPORT,
            matter=str(report.pk),
            interest=interest,
            to=to,
            subject=_("A moderator has looked at your report"),
            line=_("Thank you for telling us. This is what follows: %(outcome)s.")
            % {"outcome": report.get_outcome_display()},
        )


def of_talk(kind: str, interest: Interest) -> str:
    """What the keys of all notices of a kind in a conversation begin with."""
    return f"{kind}:{interest.key}:"


def _notice(
    *, kind: str, matter: str, interest: Interest, to: User, reply_to: ReplyTo | None = None, **context: str
) -> Notice:
    return Notice(
        kind=kind,
        key=f"{of_talk(kind, interest)}{matter}:{to.key}",
        to=Recipient(key=f"user:{to.key}", address=to.email, language=to.preferred_language),
        template=TEMPLATE,
        context={
            **context,
            "mark": MARK if reply_to else "",
            "title": title_for_others(interest.seat.initiative, to.preferred_language),
            "label": _("Read the conversation"),
            "path": reverse("partners_conversation", args=[interest.key]),
        },
        reply_to=reply_to,
    )
