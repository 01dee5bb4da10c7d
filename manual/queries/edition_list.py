"""The list of editions: how each stands, when it applied, how grave its changes are."""

from dataclasses import dataclass

from hub.people.reader import Reader
from hub.publishing.calendar import today
from manual.models import Edition
from manual.queries import edition_view, editions, periods
from manual.queries.edition_view import Standing
from manual.queries.periods import Period


@dataclass(frozen=True)
class Listed:
    """`counts` says how many change notes of each kind it has, gravest first."""

    edition: Edition
    standing: Standing
    periods: list[Period]
    counts: list[tuple[str, int]]
    correction: Edition | None


def listed(reader: Reader) -> list[Listed]:
    """All editions, newest first. Three queries."""
    found = list(Edition.objects.with_state())
    applied = periods.of_all(found)
    current = periods.applied_on(found, today())
    counts = editions.counts(reader)
    return [
        Listed(
            edition=edition,
            standing=edition_view.standing(edition, current),
            periods=applied[edition.pk],
            counts=counts.get(edition.pk, []),
            correction=editions.newest_correction(edition, found),
        )
        for edition in found
    ]
