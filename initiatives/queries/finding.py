"""Which open initiatives fit a wish: the one place where each facet says what it means."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from initiatives.models import Initiative, InitiativeText, InitiativeTheme, Seat
from initiatives.models.initiative import InitiativeQuerySet
from initiatives.queries.fitting import Candidate, fits_one_of
from initiatives.queries.wish import SEAT_FACETS, WITHIN, Wish


def open_for(wish: Wish, own: Sequence[Candidate] = ()) -> InitiativeQuerySet:
    """Open initiatives that fit all of the wish; `own` are the reader's organisations."""
    return Initiative.objects.open().filter(*conditions(wish, own).values())


def conditions(wish: Wish, own: Sequence[Candidate] = ()) -> dict[str, Q | Exists]:
    """By facet; what is asked of a seat is asked of one and the same, under the name `seats`."""
    pk = OuterRef("pk")
    until = timezone.now() + timedelta(days=WITHIN[wish.deadline][0]) if wish.deadline else None
    found: dict[str, Q | Exists] = {
        "kind": Q(kind=wish.kind),
        "theme": Exists(InitiativeTheme.objects.filter(content_object=pk, tag__slug=wish.theme)),
        "chapter": Q(numbers__contains=[wish.chapter]),
        "programme": Q(programme=wish.programme),
        "country": Q(countries__contains=[wish.country]) | Q(countries=[]),
        "written": Exists(InitiativeText.objects.filter(initiative=pk, language=wish.written)),
        "deadline": Q(deadline__lte=until) if until else Q(),
    }
    asked = {name: condition for name, condition in found.items() if name in wish.chosen}
    if seats := seat_conditions(wish, own):
        asked["seats"] = Exists(open_seats().filter(*seats.values(), initiative=pk))
    return asked


def seat_conditions(wish: Wish, own: Sequence[Candidate] = ()) -> Mapping[str, Q]:
    """By facet, of a seat."""
    found = {
        "role": Q(role=wish.role),
        "seat": Q(organisation_kind__in=["", wish.seat]),
        "fits": fits_one_of(own) if wish.fits else Q(),
    }
    return {name: found[name] for name in SEAT_FACETS if name in wish.chosen}


def open_seats() -> QuerySet[Seat]:
    return Seat.objects.filter(dropped=False, filled__lt=F("how_many"))


def sorted_by(rows: InitiativeQuerySet, wish: Wish) -> InitiativeQuerySet:
    order = ["-public_at", "-pk"] if wish.sort == "newest" else ["deadline", "pk"]
    return rows.order_by(*order)
