"""The mail that asks the owner of an address, and the sentence that they agree to."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext

from dissemination import topics
from dissemination.emails.render import render
from dissemination.models.subscription import Cadence
from dissemination.services.enqueue import Wording


def consent(*, wanted: Sequence[str], cadence: str, language: str) -> str:
    """What is shown above the button and kept with the confirmation."""
    with translation.override(language):
        return gettext("I want e-mail from the Hub about: %(topics)s. %(cadence)s. I can end this at any time.") % {
            "topics": ", ".join(topics.names(wanted).values()),
            "cadence": Cadence(cadence).label,
        }


def opt_in_wording(*, wanted: Sequence[str], cadence: str, language: str) -> Wording:
    """The mail with the place `[[confirm]]` left open."""
    with translation.override(language):
        names = list(topics.names(wanted).values())
        label = str(Cadence(cadence).label)
    return render("dissemination/emails/opt_in", {"names": names, "cadence": label}, language=language)
