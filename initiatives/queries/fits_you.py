"""Open initiatives with a seat that one's organisation may take, each with why, in words; by deadline, no score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from hub.models import OrganisationKind
from initiatives.models import Initiative, Interest, SeatRole
from initiatives.queries.cards import Card, CardSeat, cards, for_cards
from initiatives.queries.finding import open_seats
from initiatives.queries.fitting import Candidate, fits_one_of
from initiatives.queries.sheet import country_names

MOST = 6


@dataclass(frozen=True)
class Fit:
    card: Card
    reasons: Sequence[str]


def fits_you(own: Sequence[Candidate], language: str, themes: Mapping[str, str]) -> list[Fit]:
    """Of others, public, and not answered by one of `own` yet. One query."""
    if not own:
        return []
    seat = open_seats().filter(fits_one_of(own), initiative=OuterRef("pk"))
    answered = Interest.objects.filter(seat__initiative=OuterRef("pk"), organisation__in=[one.pk for one in own])
    rows = list(for_cards(Initiative.objects.open().filter(Exists(seat), ~Exists(answered)))[:MOST])
    found = []
    for row, card in zip(rows, cards(rows, language, themes), strict=True):
        reasons = [words for one in own for words in _reasons(one, row, card, language, named=len(own) > 1)]
        found.append(Fit(card, list(dict.fromkeys(reasons))))
    return found


def _reasons(one: Candidate, row: Initiative, card: Card, language: str, *, named: bool) -> Iterator[str]:
    seats = [seat for seat in card.seats if _takes(seat, one)]
    for seat in seats:
        yield f"{one.name}: {_sought(seat, one, language)}" if named else _sought(seat, one, language)
    shared = [code for code in row.countries if code in one.countries]
    if seats and shared:
        yield _("It is about countries where you work: %(countries)s.") % {"countries": country_names(shared, language)}
    liked = [name for slug, name in zip(card.themes, card.theme_names, strict=True) if slug in one.themes]
    if seats and liked:
        yield _("It is about themes of your profile: %(themes)s.") % {"themes": ", ".join(liked)}


def _takes(seat: CardSeat, one: Candidate) -> bool:
    return seat.organisation_kind in ("", one.kind) and (
        not seat.countries or not set(seat.countries).isdisjoint(one.countries)
    )


def _sought(seat: CardSeat, one: Candidate, language: str) -> str:
    """Why the seat is one for them."""
    said = {
        "role": SeatRole(seat.role).label,
        "kind": OrganisationKind(seat.organisation_kind).label if seat.organisation_kind else "",
        "countries": country_names([code for code in seat.countries if code in one.countries], language),
    }
    if said["kind"] and said["countries"]:
        return _("It looks for “%(kind)s” from %(countries)s, for the role “%(role)s”.") % said
    if said["kind"]:
        return _("It looks for “%(kind)s” from any country, for the role “%(role)s”.") % said
    if said["countries"]:
        return _("It looks for any kind of organisation from %(countries)s, for the role “%(role)s”.") % said
    return _("It looks for any kind of organisation from any country, for the role “%(role)s”.") % said
