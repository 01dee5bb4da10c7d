"""Organisations whose name, or a former one, is like another: as written, and as the eye takes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Greatest

from hub.people.models.organisation import FormerName, Organisation
from hub.people.organisation_names import skeleton

LIKE = 0.45
"""From this similarity of whole names on, two of them are shown to people side by side."""
PART = 0.8
"""From this on, one name is part of the other."""
SHORTEST = 4
MOST = 5


@dataclass(frozen=True)
class Alike:
    """`same`: nobody could tell the two names apart at a glance. `by` is the name that is alike."""

    organisation: Organisation
    by: str
    same: bool


def alike(name: str, among: QuerySet[Organisation]) -> list[Alike]:
    """The likest first, `MOST` of them. Two queries."""
    seen = skeleton(name)
    if len(seen) < SHORTEST:
        exact = among.filter(skeleton=seen) if seen else among.none()
        return [Alike(one, one.name, same=True) for one in exact.select_related("country")[:MOST]]
    named = _near(among, seen).select_related("country")
    names = FormerName.objects.shown().filter(organisation__in=among)
    former = _near(names, seen).select_related("organisation__country")
    rows: list[tuple[float, str, str, Organisation]] = [
        *((one.likeness, one.name, one.skeleton, one) for one in named[:MOST]),
        *((one.likeness, one.name, one.skeleton, one.organisation) for one in former[:MOST]),
    ]
    return list(_once(sorted(rows, key=lambda row: (row[2] != seen, -row[0])), seen))[:MOST]


def _near(rows: QuerySet[Any], seen: str) -> QuerySet[Any]:
    """The trigram operators find rows by the index, the functions say how like they are."""
    indexed = rows.filter(Q(skeleton__trigram_similar=seen) | Q(skeleton__trigram_word_similar=seen))
    measured = indexed.annotate(whole=TrigramSimilarity("skeleton", seen), part=TrigramWordSimilarity(seen, "skeleton"))
    return (
        measured.filter(Q(whole__gte=LIKE) | Q(part__gte=PART))
        .annotate(likeness=Greatest("whole", "part"))
        .order_by("-whole", "-part", "pk")
    )


def _once(rows: Iterable[tuple[float, str, str, Organisation]], seen: str) -> Iterable[Alike]:
    known = set()
    for _likeness, name, shape, organisation in rows:
        if organisation.pk not in known:
            known.add(organisation.pk)
            yield Alike(organisation, name, same=shape == seen)
