"""Which edition applied on which day: from the effective date of one to that of the next, or to its withdrawal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from django.utils import timezone
from django.utils.translation import gettext as _

from hub.look import dates
from manual.models import Edition


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; without `last` it lasts."""

    first: date
    last: date | None

    def in_words(self) -> str:
        if self.last is None:
            return _("in force from %(first)s") % {"first": dates.in_words(self.first)}
        words = {"first": dates.in_words(self.first), "last": dates.in_words(self.last)}
        return _("in force from %(first)s to %(last)s") % words


def applied_on(editions: Iterable[Edition], day: date) -> Edition | None:
    """The edition that applied on `day`: the newest whose date had come and that was not withdrawn until then."""
    fitting = [edition for edition in editions if edition.effective <= day and not _gone(edition, day)]
    return max(fitting, key=lambda edition: (edition.effective, edition.order), default=None)


def of_all(editions: Sequence[Edition]) -> dict[int, list[Period]]:
    """The periods of each edition by its key; none for one that never applied."""
    ends = {day for edition in editions if (day := _withdrawn_on(edition))}
    days = sorted({edition.effective for edition in editions} | ends)
    found: dict[int, list[Period]] = {edition.pk: [] for edition in editions}
    last: int | None = None
    for first, following in zip_longest(days, days[1:]):
        edition = applied_on(editions, first)
        until = following - timedelta(days=1) if following else None
        if edition is not None:
            own = found[edition.pk]
            begins = own.pop().first if own and last == edition.pk else first
            own.append(Period(begins, until))
        last = edition.pk if edition else None
    return found


def in_words(periods: Sequence[Period]) -> str:
    return ", ".join(period.in_words() for period in periods) or _("never in force")


def _withdrawn_on(edition: Edition) -> date | None:
    moment = edition.state.withdrawn_at
    return timezone.localdate(moment) if moment else None


def _gone(edition: Edition, day: date) -> bool:
    withdrawn = _withdrawn_on(edition)
    return withdrawn is not None and withdrawn <= day
