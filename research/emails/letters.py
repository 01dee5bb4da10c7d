"""Every letter to somebody who registered for a training, each once for what it says."""

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from hub.ports.notices import Notice, Recipient
from research.emails.letter import TEMPLATE, absolute, letter, when_and_where
from research.models.certificate import Certificate
from research.models.choices import Place
from research.models.registration import Invitation, Registration
from research.queries.wording import place_in_line, words_of
from research.tokens import for_confirmation


def confirm(row: Registration) -> Notice:
    """Its link shows a page, and a button there confirms."""
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key="confirm",
            path=reverse("training_confirm", args=[for_confirmation(row.key)]),
            urgent=True,
            subject=_("Please confirm: %(title)s") % {"title": words.title},
            lines=[
                _("This address was given to register for a training. If it was not you, do nothing."),
                *when_and_where(row.training, words, joins=False),
                _("Open the link within three days and press the button there. Until then no place is kept for you."),
            ],
            label=_("Confirm the registration"),
            why=_("You get this because somebody entered your address in the form of this training."),
        )


def known(row: Registration) -> Notice:
    """To an address that registers again; once a day at most."""
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key=f"known:{timezone.now():%Y%m%d}",
            urgent=True,
            subject=_("You are registered already: %(title)s") % {"title": words.title},
            lines=[
                _("This address was given to register for a training once more. Nothing has changed by that."),
                *when_and_where(row.training, words, joins=False),
            ],
            label=_("See your registration"),
        )


def seated(row: Registration, *, waited: bool) -> Notice:
    """`waited`: on the waiting list, until a place became free."""
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        said = (
            _("A place has become free, and you have waited longest: it is yours.")
            if waited
            else _("Your registration is confirmed, and you have a place.")
        )
        return letter(
            row,
            key="seated",
            urgent=True,
            subject=_("You have a place: %(title)s") % {"title": words.title},
            lines=[
                said,
                *when_and_where(row.training, words, joins=True),
                _("If you cannot come, give your place back on your page, so that somebody else can have it."),
            ],
            label=_("See your registration"),
        )


def waiting(row: Registration) -> Notice:
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key="waiting",
            urgent=True,
            subject=_("You are on the waiting list: %(title)s") % {"title": words.title},
            lines=[
                _("All places are taken at present. Your place in line: %(number)s.") % {"number": place_in_line(row)},
                _("When a place becomes free for you, you get it, and we write to you at once."),
                *when_and_where(row.training, words, joins=False),
            ],
            label=_("See your registration"),
        )


def moved(row: Registration) -> Notice:
    """Once for each change of what a calendar shows."""
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key=f"moved:{row.training.sequence}",
            subject=_("Other dates or another place: %(title)s") % {"title": words.title},
            lines=[
                _("When or where this training takes place has changed. This holds now:"),
                *when_and_where(row.training, words, joins=row.state == Place.SEATED),
                _("If you cannot come then, give your place back on your page."),
            ],
            label=_("See your registration"),
        )


def cancelled(row: Registration, reason: str) -> Notice:
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key="cancelled",
            urgent=True,
            subject=_("The training does not take place: %(title)s") % {"title": words.title},
            lines=[
                _("The organisers have cancelled this training."),
                *when_and_where(row.training, words, joins=False),
                _("They write: %(reason)s") % {"reason": reason},
            ],
            label=_("See your registration"),
        )


def reminder(row: Registration) -> Notice:
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key=f"remind:{row.reminded}",
            kind="training-reminder",
            subject=_("Soon: %(title)s") % {"title": words.title},
            lines=[
                _("You have a place in this training."),
                *when_and_where(row.training, words, joins=True),
                _("If you cannot come, give your place back on your page, so that somebody else can have it."),
            ],
            label=_("See your registration"),
        )


def certified(certificate: Certificate) -> Notice:
    row = certificate.registration
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return letter(
            row,
            key="certificate",
            subject=_("Your certificate: %(title)s") % {"title": words.title},
            lines=[
                _("Thank you for taking part. Your certificate lies on your page until 90 days after the training."),
                _("Its number is %(number)s. Anybody can check it on the Hub.") % {"number": certificate.number},
            ],
            label=_("Get the certificate"),
        )


def invited(row: Invitation) -> Notice:
    with translation.override(row.language):
        words = words_of(row.training, row.language)
        return Notice(
            kind="training",
            key=f"training:{row.key}:invited",
            to=Recipient(f"invitation:{row.key}", row.email, row.language),
            template=TEMPLATE,
            context={
                "subject": _("Invitation to a training: %(title)s") % {"title": words.title},
                "lines": [
                    _("You are invited to a training on the common procedures."),
                    *when_and_where(row.training, words, joins=False),
                    _("Please register with the address that this mail came to: no other is invited."),
                ],
                "label": _("Register"),
                "link": absolute(reverse("training_register", args=[row.training.key])),
                "why": _("You get this once, because the organisers of the training entered your address."),
            },
        )
