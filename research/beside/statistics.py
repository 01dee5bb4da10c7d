"""Series of figures on the pages that gather all of a theme or a country, through the port `related`."""

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from hub.publishing.fallback import path_of
from research.queries.series_lines import readable

KIND = "statistics"


def answer(question: RelatedQuestion) -> RelatedGroup:
    """Those on any of the themes, or with figures of any of the countries. One query, and none for other pages."""
    if not question.whole:
        return RelatedGroup(KIND, _("Statistics"), [])
    fits = Q(themes__overlap=sorted(question.themes)) | Q(countries__overlap=sorted(question.countries))
    found = readable(question.language, question.reader).filter(fits).order_by("title")[: question.limit]
    items = [
        RelatedItem(
            row.title,
            path_of(question.language, row.url_path),
            question.language,
            _("Demonstration") if row.demonstrative else "",
        )
        for row in found
    ]
    return RelatedGroup(KIND, _("Statistics"), items, f"/{question.language}/research/")
