"""Trainings that other rooms show beside their pages, through the port `related`."""

from urllib.parse import urlencode

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from research.numbering import and_above
from research.queries.lines import lines, readable, with_words

KIND = "trainings"


def answer(question: RelatedQuestion) -> RelatedGroup:
    """The next trainings on any of the numbers, themes or countries. One query. About nothing: the next of all.

    A training that covers a chapter or a section covers what stands in it.
    """
    fits = Q()
    if question.numbers or question.themes:
        fits = Q(numbers__overlap=and_above(question.numbers)) | Q(themes__overlap=sorted(question.themes))
    elif question.countries:
        fits = Q(countries__overlap=sorted(question.countries))
    rows = readable(question.language, question.reader).filter(fits, cancelled_at=None).upcoming()
    found = lines(with_words(rows, question.language)[: question.limit], question.language)
    items = [RelatedItem(line.title, line.url, question.language, line.when) for line in found]
    asked = [("country", code) for code in sorted(question.countries)]
    more = f"/{question.language}/training/?{urlencode(asked)}".rstrip("?") if question.whole else ""
    return RelatedGroup(KIND, _("Trainings"), items, more)
