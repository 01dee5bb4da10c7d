"""Words for what tables hold."""

from django import template

from research.queries.result_words import when_words as words

HIDDEN = "–"
register = template.Library()
register.filter("when_words", words)


@register.filter
def said(number: int | None) -> str:
    """A number, or the sign of one that is kept back."""
    return HIDDEN if number is None else str(number)
