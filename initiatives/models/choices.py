"""The words that rows of this room are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.models import OrganisationKind


class Kind(models.TextChoices):
    RESEARCH = "research", _("Research")
    TRAINING = "training", _("Training")
    SERVICE = "service", _("Service for children")
    CAMPAIGN = "campaign", _("Campaign")
    EXCHANGE = "exchange", _("Exchange of practice")
    JOINT = "joint", _("Joint action")


class Stage(models.TextChoices):
    """How far the initiative is with its funder."""

    IDEA = "idea", _("An idea")
    PREPARING = "preparing", _("The application is being written")
    APPLIED = "applied", _("Applied for")
    FUNDED = "funded", _("Funded")


class Budget(models.TextChoices):
    """Size of the whole initiative, in euro; a band says enough to a partner."""

    NONE = "none", _("No funds needed")
    SMALL = "small", _("Up to 60,000 euro")
    MEDIUM = "medium", _("60,000 to 250,000 euro")
    LARGE = "large", _("250,000 to 1 million euro")
    VERY_LARGE = "very_large", _("Over 1 million euro")


class SeatRole(models.TextChoices):
    LEAD = "lead", _("Lead partner")
    PRACTICE = "practice", _("Front-line practice")
    SUPPORT = "support", _("Shelter and support")
    TRAINING = "training", _("Training")
    RESEARCH = "research", _("Research and evaluation")
    ADVICE = "advice", _("Legal and policy advice")
    DATA = "data", _("Data and technical work")


AUTHORITY, COUNTRIES = "authority", "countries"
RULES = [
    (COUNTRIES, _("Different countries")),
    (AUTHORITY, _("Authorities of any kind")),
    *OrganisationKind.choices,
]


class Outcome(models.TextChoices):
    FOUND = "found", _("Partners found")
    FUNDED = "funded", _("Funded")
    NOT_FUNDED = "not_funded", _("Not funded")
    WITHDRAWN = "withdrawn", _("Withdrawn by its author")
    EXPIRED = "expired", _("The deadline has passed")


class Reason(models.TextChoices):
    """Why a moderator returns or removes an initiative; the author reads it in their language."""

    UNCLEAR = "unclear", _("It does not say clearly enough what is planned or who is looked for.")
    NO_FIT = "no_fit", _("It has no clear tie to the protection of children from trafficking.")
    IDENTIFYING = "identifying", _("It could identify a child, a victim or a witness.")
    CONTACT = "contact", _("It shows an address or a telephone number. Partners write through the Hub.")
    CALL = "call", _("The call, the programme or the deadline named in it is not right.")
    SEATS = "seats", _("The places for partners do not fit the text.")
    LATE = "late", _("Fewer than ten days are left, and it does not replace a partner who has left.")
    IDENTITY = "identity", _("It is not clear which organisation stands behind it.")
    DUPLICATE = "duplicate", _("The same initiative is posted already.")
    LANGUAGE = "language", _("A text is in another language than it says, or cannot be understood.")
    OTHER = "other", _("Another reason, given in the text.")


class Thanks(models.TextChoices):
    """How an offer is declined; the other side reads it in their language. The Hub says the last three."""

    CHOSEN = "chosen", _("Thank you for your offer. The author has chosen another organisation for this seat.")
    EXPERIENCE = "experience", _("Thank you for your offer. The author looks for other experience for this seat.")
    COUNTRY = "country", _("Thank you for your offer. The seat needs an organisation that works in another country.")
    CAPACITY = "capacity", _("Thank you for your offer. The seat needs more people or time than you could give.")
    CHANGED = "changed", _("Thank you for your offer. The plans have changed, and this seat is not filled now.")
    LATER = "later", _("Thank you for your offer. It does not fit this time; please look again at a later initiative.")
    FILLED = "filled", _("Thank you for your offer. The seat has been filled meanwhile.")
    GONE = "gone", _("Thank you for your offer. The initiative no longer looks for a partner for this seat.")
    SILENCE = (
        "silence",
        _(
            "Thank you for your offer. Its author has not been able to answer in time. The Hub says so, that you need "
            "not wait any longer; it says nothing about what you offered."
        ),
    )


BY_THE_HUB = frozenset({Thanks.FILLED, Thanks.GONE, Thanks.SILENCE})
