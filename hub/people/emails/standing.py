"""Letters about the verification of an organisation: it holds, it ends soon, it is over, it was taken back."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.people.emails.letter import letter, recipient
from hub.people.emails.place import BELONGS
from hub.people.models.organisation import Organisation
from hub.people.models.user import User
from hub.ports.notices import Notice


def verified(organisation: Organisation, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return _about(
            organisation,
            to,
            "verified",
            _("%(name)s is verified"),
            [_("The Hub has verified your organisation until %(day)s. You can post initiatives and offer to join.")],
        )


def ends_soon(organisation: Organisation, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return _about(
            organisation,
            to,
            "ends-soon",
            _("The verification of %(name)s ends soon"),
            [
                _("It holds until %(day)s. After that your organisation can read on the Hub and no longer write."),
                _("Please bring its profile up to date; a moderator then looks at it again."),
            ],
        )


def ended(organisation: Organisation, to: User) -> Notice:
    with translation.override(to.preferred_language):
        return _about(
            organisation,
            to,
            "ended",
            _("The verification of %(name)s is over"),
            [
                _("It ended on %(day)s. Until a moderator verifies it again, your organisation can only read."),
                _("Access of its people to text for practitioners has ended with it."),
            ],
        )


def withdrawn(organisation: Organisation, to: User, step: int) -> Notice:
    with translation.override(to.preferred_language):
        return _about(
            organisation,
            to,
            f"withdrawn:{step}",
            _("The verification of %(name)s was taken back"),
            [_("A moderator of the Hub has taken it back. Your organisation can only read. Please ask the Hub.")],
        )


def _about(organisation: Organisation, to: User, what: str, subject: str, lines: list[str]) -> Notice:
    """The end of the verification makes the key, so that each is told once."""
    until = organisation.verified_until
    values = {"name": organisation.name, "day": in_words(until)}
    return letter(
        key=f"standing:{organisation.key}:{what}:{until:%Y%m%d%H%M%S}:{to.key}"
        if until
        else f"standing:{organisation.key}:{what}:{to.key}",
        to=recipient(to),
        path=reverse("people_organisation", args=[organisation.key]),
        subject=subject % values,
        lines=[line % values for line in lines],
        label=_("See the organisation"),
        why=_(BELONGS),
    )
