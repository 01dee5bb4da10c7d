"""Open initiatives for the related panel of a page: those that share a number, a theme or a country."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from initiatives.models import Initiative, InitiativeText, InitiativeTheme
from initiatives.queries import deadlines
from initiatives.queries.wording import best

KIND = "initiatives"


def answer(question: RelatedQuestion) -> RelatedGroup:
    """The room's group, in one query. Asked about nothing in particular: the nearest deadlines.

    An initiative serves whole chapters: it belongs to each number within them, too.
    """
    served = InitiativeTheme.objects.filter(content_object=OuterRef("pk"), tag__slug__in=question.themes)
    numbers = question.numbers | {number.partition(".")[0] for number in question.numbers}
    fits = Q()
    if question.numbers or question.themes:
        fits = Q(numbers__overlap=sorted(numbers)) | Exists(served)
    elif question.countries:
        fits = Q(countries__overlap=sorted(question.countries))
    titles = InitiativeText.objects.filter(initiative=OuterRef("pk"))
    rows = Initiative.objects.open().filter(fits).order_by("deadline", "pk")
    rows = rows.annotate(titles=ArraySubquery(titles.values(json=JSONObject(language="language", title="title"))))
    items = [_item(row, question.language) for row in rows[: question.limit]]
    return RelatedGroup(kind=KIND, heading=_("Initiatives that look for partners"), items=items)


def _item(row: Initiative, language: str) -> RelatedItem:
    titles = {text["language"]: text["title"] for text in row.titles}
    own, title = best(titles, language, row.working_language)
    note = deadlines.in_words(row.deadline, row.deadline_zone, language)
    return RelatedItem(title=title or "", url=row.get_absolute_url(), language=own, note=note)
