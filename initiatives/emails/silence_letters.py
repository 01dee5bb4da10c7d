"""What an author hears of offers that wait for their answer."""

from datetime import datetime

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.look.dates import in_words
from hub.models import User
from hub.ports.notices import Notice
from initiatives.emails.letter import letter, title_of
from initiatives.models import Initiative, Interest


def nudge(*, initiative: Initiative, first: Interest, number: int, until: datetime, to: User) -> Notice:
    """`number` offers have waited for two weeks, `first` the oldest of them; the Hub answers after `until`."""
    with translation.override(to.preferred_language):
        waits = ngettext(
            "%(number)d organisation has waited for your answer for two weeks.",
            "%(number)d organisations have waited for your answer for two weeks.",
            number,
        )
        return letter(
            kind="interest-silence",
            key=f"{initiative.key}:{first.key}",
            to=to,
            subject=_("Offers wait for your answer"),
            title=title_of(initiative, to.preferred_language),
            lines=[
                waits % {"number": number},
                _(
                    "A word in the conversation is enough. Where none has come by %(day)s, the Hub declines with "
                    "thanks in your place, also those on your shortlist."
                )
                % {"day": in_words(until)},
            ],
            label=_("See the offers"),
            path=reverse("partners_board", args=[initiative.key]),
        )
