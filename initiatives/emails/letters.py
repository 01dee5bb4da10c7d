"""Every notice of this room: data in, a `Notice` in the recipient's language out. No address of a person is in any.

A notice says that something waits and links to it; what partners say to each other is in `talks`.
"""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.models import Organisation, User
from hub.ports.notices import Notice
from initiatives.emails.letter import letter, reasons_of, title_for_others, title_of, unidentifying
from initiatives.models import Initiative, Interest, InterestState
from initiatives.queries.open_items import OpenItems


def returned(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-returned",
            key=f"{initiative.key}:{initiative.events.count()}",
            to=to,
            subject=_("Please look at your initiative again"),
            title=unidentifying(title_of(initiative, to.preferred_language)),
            lines=[_("A moderator of the Hub has read your initiative and asks you to change something first.")],
            points=reasons_of(initiative.draft.reasons),
            quote=initiative.draft.reason_text,
            label=_("Change it and submit it again"),
            path=reverse("partners_manage", args=[initiative.key]),
        )


def approved(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-approved",
            key=f"{initiative.key}:{initiative.events.count()}",
            to=to,
            subject=_("Your initiative is published"),
            title=title_of(initiative, to.preferred_language),
            lines=[_("It stands under Find a Partner until its deadline. You hear from us of every offer.")],
            label=_("See it as everybody does"),
            path=reverse("partners_detail", args=[initiative.key]),
        )


def taken_down(*, initiative: Initiative, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return letter(
            kind="initiative-taken-down",
            key=f"{initiative.key}:{initiative.events.count()}",
            to=to,
            subject=_("Your initiative was taken down"),
            title=title_of(initiative, to.preferred_language),
            lines=[_("A moderator of the Hub has taken your initiative down. Nobody but you can see it now.")],
            points=reasons_of(initiative.draft.reasons),
            quote=initiative.draft.reason_text,
            label=_("See what to change"),
            path=reverse("partners_manage", args=[initiative.key]),
        )


def decided(*, interest: Interest, to: User) -> Notice:
    agreed = interest.state == InterestState.AGREED
    with translation.override(to.preferred_language):
        return letter(
            kind="interest-decided",
            key=f"{interest.key}:{interest.state}",
            to=to,
            subject=_("An answer to your offer"),
            title=title_for_others(interest.seat.initiative, to.preferred_language),
            lines=[
                _("The author would like to work with you. Agree on the next steps in the Hub.")
                if agreed
                else interest.thanks
            ],
            label=_("See the conversation"),
            path=reverse("partners_conversation", args=[interest.key]),
        )


def handed_over(*, items: OpenItems, organisation: Organisation, membership: int, to: User) -> Notice:
    """To those who stay, of what a colleague who is gone left open. The colleague is not named."""
    with translation.override(to.preferred_language):
        initiatives = ngettext("%(number)s initiative", "%(number)s initiatives", items.initiatives)
        interests = ngettext("%(number)s offer to take a seat", "%(number)s offers to take a seat", items.interests)
        counted = ((initiatives, items.initiatives), (interests, items.interests))
        return letter(
            kind="handed-over",
            key=str(membership),
            to=to,
            subject=_("Please look after what a colleague left open"),
            title=organisation.name,
            lines=[_("A colleague no longer takes part for your organisation. What they had open is yours now:")],
            points=[words % {"number": number} for words, number in counted if number],
            label=_("See it in the Hub"),
            path=reverse("partners_mine"),
        )
