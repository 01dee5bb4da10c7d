"""What the public may know of the edition in force: country totals, small numbers kept back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dissemination.queries.coverage import Question, coverage
from hub.disclosure import disclosed, disclosed_total
from hub.ports import citable


@dataclass(frozen=True)
class Told:
    """One country; None: fewer than three, or none."""

    country: str
    sent: int
    confirmed: int | None


@dataclass(frozen=True)
class PublicCoverage:
    """`told` are the countries with a number, `few` those without one."""

    edition: str
    effective: date
    at: datetime
    told: Sequence[Told]
    few: Sequence[str]
    sent: int | None
    confirmed: int | None


def public_coverage() -> PublicCoverage | None:
    """None while no edition is in force. One query beside the manual's own."""
    edition = citable.get().in_force()
    if edition is None:
        return None
    rows = coverage(Question(edition.number, timezone.localdate())).rows
    shown = [(row.country, disclosed(row.total.sent), disclosed(row.total.confirmed)) for row in rows]
    return PublicCoverage(
        edition=edition.number,
        effective=edition.effective,
        at=timezone.now(),
        told=[Told(country, sent, confirmed) for country, sent, confirmed in shown if sent is not None],
        few=[country for country, sent, _confirmed in shown if sent is None],
        sent=disclosed_total([row.total.sent for row in rows]),
        confirmed=disclosed_total([row.total.confirmed for row in rows]),
    )
