"""Letters about who belongs to an organisation: invited, asked, accepted, made owner, a colleague who is gone."""

from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hub.look.dates import in_words
from hub.people import tokens
from hub.people.emails.letter import letter, recipient
from hub.people.models.invitation import Invitation
from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.ports.notices import Notice, Recipient

BELONGS = gettext_noop("You get this because of your place in an organisation on the Hub.")


def invited(invitation: Invitation) -> Notice:
    """The link shows a page; a button there accepts or declines."""
    name = invitation.organisation.name
    with translation.override(invitation.language):
        return letter(
            key=f"invitation:{invitation.key}",
            to=Recipient(f"invitation:{invitation.key}", invitation.address, invitation.language),
            path=reverse("people_invitation", args=[tokens.for_invitation(invitation.key)]),
            urgent=True,
            subject=_("Invitation to work for %(name)s on the Hub") % {"name": name},
            lines=[
                _("An owner of %(name)s invites you to take part in the organisation on the Hub.") % {"name": name},
                _("You can accept with an account of this address; if you have none yet, create one first."),
                _("The link can be used once, until %(day)s. If you did not expect it, do nothing, or decline there.")
                % {"day": in_words(invitation.until)},
            ],
            label=_("See the invitation"),
            why=_("You get this once, because somebody of that organisation entered your address."),
        )


def asks_to_join(request: JoinRequest, owner: User) -> Notice:
    name = request.organisation.name
    with translation.override(owner.preferred_language):
        return letter(
            key=f"join:{request.pk}:asked:{owner.key}",
            to=recipient(owner),
            path=_page(request.organisation),
            subject=_("Somebody asks to join %(name)s") % {"name": name},
            lines=[_("Please look whether this person works with you, and decide.")],
            label=_("See who asks"),
            why=_(BELONGS),
        )


def join_decided(request: JoinRequest) -> Notice:
    """Tells the person who asked."""
    name = request.organisation.name
    accepted = request.state == JoinRequest.State.ACCEPTED
    with translation.override(request.user.preferred_language):
        said = (
            _("You now belong to %(name)s on the Hub.")
            if accepted
            else _("%(name)s did not accept your request. If that is a mistake, speak with a colleague there.")
        )
        return letter(
            key=f"join:{request.pk}:{request.state}",
            to=recipient(request.user),
            path=_page(request.organisation) if accepted else reverse("people_account"),
            subject=_("Your request to join %(name)s") % {"name": name},
            lines=[said % {"name": name}],
            label=_("Open your account"),
            why=_(BELONGS),
        )


def role_changed(membership: Membership, day: date) -> Notice:
    """Once a day for each role, however often owners change their minds."""
    name, user = membership.organisation.name, membership.user
    owns = membership.role == Membership.Role.OWNER
    with translation.override(user.preferred_language):
        said = (
            _("You now own %(name)s on the Hub: you invite people, decide who joins and answer for its entry.")
            if owns
            else _("You are now an editor of %(name)s: you write for it, and its owners decide about people.")
        )
        return letter(
            key=f"role:{membership.pk}:{membership.role}:{day}",
            to=recipient(user),
            path=_page(membership.organisation),
            subject=_("Your part in %(name)s has changed") % {"name": name},
            lines=[said % {"name": name}],
            label=_("See the organisation"),
            why=_(BELONGS),
        )


def _page(organisation: Organisation) -> str:
    return reverse("people_organisation", args=[organisation.key])
