"""The first mail to whom an officer has subscribed: that it is so, why, and how to end it (GDPR Art. 14)."""

from collections.abc import Sequence

from django.utils import translation

from dissemination import topics
from dissemination.emails.render import render
from dissemination.models.directory import Contact
from dissemination.models.subscription import Cadence
from dissemination.services.enqueue import Wording


def entered_wording(*, wanted: Sequence[str], cadence: str, basis: str, contact: str, language: str) -> Wording:
    """With the places `[[preferences]]` and `[[end_all]]` left open."""
    with translation.override(language):
        context = {
            "names": list(topics.names(wanted).values()),
            "cadence": str(Cadence(cadence).label),
            "basis": str(Contact.Basis(basis).label),
            "contact": contact,
        }
    return render("dissemination/emails/entered", context, language=language)
