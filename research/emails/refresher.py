"""The mail of a refresher: one link for all who get it, and the way to get no more."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.ports.notices import Notice, Recipient
from research.emails.letter import TEMPLATE, absolute
from research.models.refresher import Refresher, RefresherWish
from research.queries.wording import words_of
from research.tokens import for_wish

KEY = "refresher"


def refresher_letter(row: RefresherWish, refresher: Refresher) -> Notice:
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        ending = absolute(reverse("refresher_end", args=[for_wish(row.key)]))
        return Notice(
            kind="training-refresher",
            key=f"{KEY}:{row.key}:{refresher.month}",
            to=Recipient(f"refresher:{row.key}", row.email, row.language),
            template=TEMPLATE,
            context={
                "subject": _("Three questions on: %(title)s") % {"title": words.title},
                "lines": [
                    _("You took part in this training and asked us to come back to it. It takes three minutes."),
                    _(
                        "Everybody who asked for it gets the same link. We keep neither your address nor your name "
                        "with the answers."
                    ),
                    _("You want no more of these? Press the button on this page: %(link)s") % {"link": ending},
                ],
                "label": _("Answer three questions"),
                "link": absolute(reverse("refresher", args=[refresher.key])),
                "why": _("You get this because you asked for it after a training; three mails in six months at most."),
            },
        )
