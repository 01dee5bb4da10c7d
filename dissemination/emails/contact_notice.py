"""Mails to a contact about itself: that the Hub keeps its address, and the yearly question whether it is right."""

from django.conf import settings

from dissemination.emails.render import render
from dissemination.models.directory import Contact
from dissemination.services.enqueue import Wording

VERSION = "1"
"""Of the information notice. Another text is another version; earlier ones are kept in `VERSIONS`."""
VERSIONS = (VERSION,)


def information(*, language: str, basis: str) -> Wording:
    """GDPR Art. 14. `[[agency]]`, `[[source]]` and `[[page]]` are filled when a message goes out."""
    context = {
        "basis": Contact.Basis(basis),
        "contact": settings.HUB_DATA_PROTECTION_CONTACT,
        "consent": basis == Contact.Basis.CONSENT,
    }
    return render("dissemination/emails/information", context, language=language)


def review(*, language: str, again: bool) -> Wording:
    """`[[agency]]`, `[[role]]` and `[[page]]` are filled when a message goes out; `again` makes it the reminder."""
    return render("dissemination/emails/review", {"again": again}, language=language)
