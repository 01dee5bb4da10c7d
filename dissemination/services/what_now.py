"""What a subscriber would get if every run went now: composed for real, nothing written."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dissemination.emails.letter import filled
from dissemination.models import DigestEntry, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.queries.lines import seen_by
from dissemination.queries.stopped import stopped
from dissemination.services.compose import compose
from dissemination.services.enqueue import Wording
from dissemination.services.links import Fill, nowhere
from hub.people.reader import Reader
from hub.publishing.calendar import today


@dataclass(frozen=True)
class Mail:
    """One message; its links are dead."""

    cadence: Cadence
    subject: str
    text: str


@dataclass(frozen=True)
class Now:
    """`barred`: why nothing goes to this subscriber now, else empty. `mails` are what would go else."""

    barred: str
    mails: Sequence[Mail]


def what_now(subscriber: Subscriber, *, reader: Reader) -> Now:
    """Held items are not in it, nor what `reader`, who looks at it, may not read."""
    free = seen_by(DigestEntry.objects.free().filter(subscriber=subscriber).order_by("pk"), reader)
    entries: dict[str, list[DigestEntry]] = {}
    for entry in free:
        entries.setdefault(entry.cadence, []).append(entry)
    mails = []
    for cadence in Cadence:
        for one in compose(entries=entries.get(cadence, []), cadence=cadence, to_owner=False):
            if one.wording:
                mails.append(_mail(cadence, one.wording, one.fill))
    return Now(_barred(subscriber), mails)


def _mail(cadence: Cadence, wording: Wording, fill: Fill) -> Mail:
    dead = {place: nowhere(wording.language) for place in fill}
    return Mail(cadence, wording.subject, filled(wording.text, dead))


def _barred(subscriber: Subscriber) -> str:
    if subscriber.status != Subscriber.Status.ACTIVE:
        return str(subscriber.get_status_display())
    if (found := stopped(subscriber.email)) is not None:
        return _("The address must not be written to: %(reason)s") % {"reason": found.get_reason_display()}
    if not Subscriber.objects.hearing(today()).filter(pk=subscriber.pk).exists():
        return _("Paused; what waits goes into the first message after that.")
    return ""
