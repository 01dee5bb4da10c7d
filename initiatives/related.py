"""Open initiatives for the related panel of a page: those that share a number, a theme or a country."""

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from initiatives.models import Initiative
from initiatives.queries.cards import cards

KIND = "initiatives"


def answer(question: RelatedQuestion) -> RelatedGroup:
    """The room's group; one query and the prefetches of a card."""
    fits = Q(numbers__overlap=sorted(question.numbers)) | Q(theme_links__tag__slug__in=question.themes)
    if question.countries and not (question.numbers or question.themes):
        fits = Q(countries__overlap=sorted(question.countries))
    rows = Initiative.objects.open().filter(fits).distinct().order_by("deadline", "pk").for_lists()[: question.limit]
    items = [
        RelatedItem(title=card.title, url=card.url, language=card.language, note=card.deadline_words)
        for card in cards(rows, question.language)
    ]
    return RelatedGroup(kind=KIND, heading=_("Initiatives that look for partners"), items=items)
