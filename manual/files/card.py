"""The first-hours card as one A4 page, whatever the language and the length of a country's facts."""

from django.template.loader import render_to_string
from django.utils import translation

from hub.typesetting import OPTIONS, qr_code, typeset
from manual.queries.card import Card

SIZES = ("12.6", "11", "9.6", "8.4", "7.4")
"""Sizes of the text in points, tried until all of it stands on one page; after the last only the beginnings."""


def card_pdf(card: Card) -> bytes:
    """The card as PDF, always one page. Raises PangoMissingError where the machine has no Pango."""
    for size, brief in [*((size, False) for size in SIZES), (SIZES[-1], True)]:
        document = typeset(html(card, size=size, brief=brief))
        if len(document.pages) == 1:
            break
    made: bytes = document.write_pdf(**OPTIONS)
    return made


def html(card: Card, *, size: str, brief: bool = False) -> str:
    """The page; `brief` leaves explanations to the manual, and of each fact gives the beginning."""
    context = {"card": card, "code": qr_code(card.url), "size": size, "brief": brief}
    with translation.override(card.language):
        return render_to_string("manual/files/card.html", context)
