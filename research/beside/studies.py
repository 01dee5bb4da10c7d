"""Studies on the pages that gather all of a theme or a country, through the port `related`."""

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from hub.publishing.access import visible_pages
from hub.publishing.fallback import path_of
from research.models import Study, StudyPage, Training

KIND = "studies"


def answer(question: RelatedQuestion) -> RelatedGroup:
    """Those on the theme, and those that follow a training for the country. One query; none for any other page."""
    group = RelatedGroup(KIND, _("Studies"), [], f"/{question.language}/research/")
    if not question.whole:
        return group
    there = Training.objects.filter(countries__overlap=sorted(question.countries)).values("page_key")
    fits = Q(themes__overlap=sorted(question.themes)) | Q(waves__training__in=there)
    keys = Study.objects.filter(fits, live=True).values("page_key")
    pages = visible_pages(StudyPage.objects.filter(locale__language_code=question.language), question.reader)
    found = pages.filter(translation_key__in=keys).order_by("-first_published_at", "-pk")[: question.limit]
    items = [RelatedItem(page.title, path_of(question.language, page.url_path), question.language) for page in found]
    return RelatedGroup(KIND, group.heading, items, group.more)
