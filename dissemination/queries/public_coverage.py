"""What the public may know of the edition in force: country totals, small numbers kept back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dissemination.queries.coverage import Question, coverage
from hub.disclosure import disclosed, disclosed_total
from hub.look.alphabet import in_order
from hub.look.names import country_name
from hub.look.navigation import language
from hub.ports import citable


@dataclass(frozen=True)
class Told:
    """One country; None: fewer than three, or none."""

    name: str
    sent: int | None
    confirmed: int | None


@dataclass(frozen=True)
class PublicCoverage:
    """`told` are the countries with a number, `few` the names of those without one."""

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
    sent, confirmed = ([getattr(row.total, name) for row in rows] for name in ("sent", "confirmed"))
    named = [Told(country_name(row.country), disclosed(row.total.sent), disclosed(row.total.confirmed)) for row in rows]
    named = in_order(named, language(), name=lambda one: one.name)
    return PublicCoverage(
        edition=edition.number,
        effective=edition.effective,
        at=timezone.now(),
        told=[one for one in named if one.sent is not None],
        few=[one.name for one in named if one.sent is None],
        sent=disclosed_total(sent),
        confirmed=disclosed_total(confirmed),
    )
