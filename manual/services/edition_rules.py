"""What number and what day a new edition may have. Raises ValidationError at the field, in plain words."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.publishing.calendar import today
from manual.models import Edition
from manual.queries.changes import base_of


def check_number(number: str) -> None:
    """A free number: after every other edition, or as a correction `n.1` after those of the edition it corrects."""
    if Edition.objects.filter(number=number).exists():
        raise ValidationError({"number": _("This edition is published already.")})
    whole, corrects = Edition.whole_of(number), Edition.is_correction(number)
    base = base_of(number)
    if corrects and (base is None or Edition.whole_of(base.number) != whole):
        raise ValidationError(
            {"number": _("There is no edition %(whole)s that %(number)s could correct.") % _named(whole, number)}
        )
    newest = Edition.objects.corrections_of(whole).first() if corrects else Edition.objects.first()
    if newest and Edition.order_of(number) <= newest.order:
        raise ValidationError(
            {"number": _("The newest edition is %(number)s; choose a higher number.") % {"number": newest.number}}
        )


def check_day(number: str, effective: date, *, backdated: bool) -> None:
    """Not before the edition it follows, not behind the next; a day that has passed only where somebody confirms it.

    An edition must not say of days that are over that another text had applied then, unless that is what happened.
    """
    before, after = base_of(number), Edition.objects.filter(order__gt=Edition.order_of(number)).last()
    if before and effective < before.effective:
        told = _("Edition %(number)s applies from %(day)s. This one follows it and cannot apply earlier.")
        raise ValidationError({"effective": told % {"number": before.number, "day": in_words(before.effective)}})
    if after and effective >= after.effective:
        told = _("Edition %(number)s applies from %(day)s. A correction of the one before it must apply earlier.")
        raise ValidationError({"effective": told % {"number": after.number, "day": in_words(after.effective)}})
    if effective < today() and not backdated:
        told = _("This day has passed. Choose today or a later day, or confirm below that the text applied from then.")
        raise ValidationError({"effective": told})


def _named(whole: str, number: str) -> dict[str, str]:
    return {"whole": whole, "number": number}
