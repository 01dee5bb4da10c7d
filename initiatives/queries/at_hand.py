"""What a person finds beside their own initiatives: what fits them, what they pinned, what they search for."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hub.models import Organisation, User
from initiatives.queries.fits_you import Fit, fits_you
from initiatives.queries.fitting import candidates
from initiatives.queries.options import theme_names
from initiatives.queries.pins import PinRow, pin_rows
from initiatives.queries.searches import SearchRow, search_rows


@dataclass(frozen=True)
class AtHand:
    acts: bool
    fits: Sequence[Fit]
    pins: Sequence[PinRow]
    searches: Sequence[SearchRow]


def at_hand(user: User, organisations: QuerySet[Organisation], language: str) -> AtHand:
    """Nine queries at most, however much there is."""
    own, themes = candidates(organisations), theme_names(language)
    return AtHand(
        acts=bool(own),
        fits=fits_you(own, language, themes),
        pins=pin_rows(user, language, themes),
        searches=search_rows(user),
    )
