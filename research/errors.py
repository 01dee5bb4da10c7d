"""What a service refuses; the views say it in words."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class RefusedError(Exception):
    """Refused for a reason that a person may read."""

    message = _("This is not possible any more.")


class ClosedError(RefusedError):
    message = _("Nobody can register for this training any more.")


class TooManyError(RefusedError):
    message = _("Very many people are registering at present. Please try again tomorrow.")


class NotYetError(RefusedError):
    message = _("Who was there is said once the training has begun.")


class OtherNameError(RefusedError):
    message = _("The certificate was made out in another name before. Write the same name, or ask the organisers.")


class NothingToAskError(RefusedError):
    message = _("The questionnaire is not published in English.")


class NotNowError(RefusedError):
    """The round is not in a state that allows it."""

    message = _("The round is not in a state that allows this.")


class RoundClosedError(RefusedError):
    message = _("This round takes no answers any more.")


class PlannedBeforeError(RefusedError):
    message = _("There is such a round already.")


class TooManyDraftsError(RefusedError):
    message = _("Very many people are answering at present. Please try again tomorrow.")


class AnsweredBeforeError(RefusedError):
    """Somebody has answered by the personal link."""


class BegunElsewhereError(RefusedError):
    """Somebody began to answer by the personal link in another browser."""


class ChangedMeanwhileError(RefusedError):
    message = _("Somebody has changed the answers since you opened this page. Please look at them again, then sign.")


class PointsToSomebodyError(RefusedError):
    """`found` are the words that could point to somebody."""

    def __init__(self, found: Sequence[str]) -> None:
        super().__init__()
        self.message = gettext("Take out what could point to somebody: %(found)s") % {"found": ", ".join(found)}


class DecidedBeforeError(RefusedError):
    message = _("Somebody has decided on this before.")


class FiguresChangedError(RefusedError):
    message = _("Figures of this series have changed since the file was uploaded. Throw it away and upload it again.")


class SamePersonError(RefusedError):
    message = _("Somebody else must approve what you wrote.")


class NotNowOfQuoteError(RefusedError):
    message = _("The quotation is not in a state that allows this.")
