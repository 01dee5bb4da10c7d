"""Words for what tables hold."""

from babel.numbers import format_percent
from django import template
from django.utils import formats

from hub.look.dates import babel_locale
from hub.models import ChangeKind

HIDDEN = "–"
SMALLEST = 0.001
register = template.Library()


@register.filter
def p_value(value: float) -> str:
    """With its sign; what is smaller than can be told apart is said to be."""
    return f"< {formats.number_format(SMALLEST, 3)}" if value < SMALLEST else f"= {formats.number_format(value, 3)}"


@register.filter
def said(number: int | None) -> str:
    """A number, or the sign of one that is kept back."""
    return HIDDEN if number is None else str(number)


@register.filter
def percent(share: float) -> str:
    """A share of one in whole hundredths."""
    return format_percent(share, locale=babel_locale())


@register.filter
def change_kind(kind: str) -> str:
    """How much a change of the manual matters, in a word."""
    return str(ChangeKind(kind).label)
