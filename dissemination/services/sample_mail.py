"""A mail of subscriptions as one subscriber would get it now, to be looked at. Nothing is written; no link opens."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dissemination.emails.opt_in import opt_in_wording
from dissemination.emails.render import render
from dissemination.models import DigestEntry, Subscriber
from dissemination.models.subscription import Cadence, Scope
from dissemination.queries.lines import seen_by
from dissemination.services.compose import compose
from dissemination.services.enqueue import Wording
from dissemination.services.links import nowhere
from hub.people.reader import PUBLIC, Reader

MOST_PAST = 12


class Kind(TextChoices):
    """What subscribers are sent."""

    IMMEDIATE = "immediate", _("News at once")
    DAILY = "daily", _("Digest, once a day")
    WEEKLY = "weekly", _("Digest, once a week")
    MONTHLY = "monthly", _("Digest, once a month")
    OPT_IN = "optin", _("Confirm the subscription")
    PREFERENCES = "preferences", _("Link to the settings")


@dataclass(frozen=True)
class SampleMail:
    """`fill` opens nothing, whoever presses it. `is_past`: of what was told before, as nothing waits."""

    wording: Wording
    fill: Mapping[str, str]
    is_past: bool = False


def sample_mail(*, kind: Kind, subscriber: Subscriber, language: str, reader: Reader = PUBLIC) -> SampleMail | None:
    """With all that waits for the subscriber, whatever the cadence, else with what was told last; None without both.

    `reader` looks at it: what they may not read is left out.
    """
    if kind == Kind.OPT_IN:
        return SampleMail(_opt_in(subscriber, language), {"confirm": nowhere(language)})
    if kind == Kind.PREFERENCES:
        wording = render("dissemination/emails/preferences_link", {}, language=language)
        return SampleMail(wording, {"preferences": nowhere(language)})
    own = DigestEntry.objects.filter(subscriber=subscriber)
    waiting = seen_by(own.free().order_by("pk"), reader)
    entries = waiting or seen_by(own.filter(state=DigestEntry.State.ATTACHED).order_by("-pk")[:MOST_PAST], reader)
    composed = compose(entries=entries, cadence=kind.value, language=language, to_owner=False)
    if not composed or composed[0].wording is None:
        return None
    return SampleMail(composed[0].wording, {place: nowhere(language) for place in composed[0].fill}, not waiting)


def _opt_in(subscriber: Subscriber, language: str) -> Wording:
    live = list(subscriber.subscriptions.live())
    wanted = [one.topic for one in live] or [Scope.ALL.value]
    cadence = live[0].cadence if live else Cadence.WEEKLY.value
    return opt_in_wording(wanted=wanted, cadence=cadence, language=language)
