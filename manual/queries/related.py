"""Sections of the manual for the themes and numbers of another page: the manual's answer to `hub.ports.related`."""

from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _
from wagtail.models import Page

from hub.ports.related import RelatedGroup, RelatedItem, RelatedQuestion
from hub.publishing.access import visible_pages
from manual import addresses
from manual.models import CitableNumber, SectionPage, SectionTheme
from manual.queries.section_view import KIND


def related(question: RelatedQuestion) -> RelatedGroup:
    """Sections with one of the numbers, then those with one of the themes, in the order of the manual. One query."""
    found: dict[Any, RelatedItem] = {}
    named: set[Any] = set()
    if question.themes or question.numbers:
        for row in _rows(question):
            key, language, title, slug, number, chapter = row
            if number and any(f"{asked}.".startswith(f"{number}.") for asked in question.numbers):
                named.add(key)
            if key not in found or language == question.language:
                url = addresses.section(question.language, chapter, slug)
                found[key] = RelatedItem(f"{number or ''} {title}".strip(), url, language)
    first = sorted(found.items(), key=lambda pair: pair[0] not in named)
    return RelatedGroup(KIND, _("In the manual"), [item for _key, item in first][: question.limit])


def _rows(question: RelatedQuestion) -> QuerySet[Any, Any]:
    themed = SectionTheme.objects.filter(
        tag__slug__in=question.themes, content_object__locale__language_code=settings.LANGUAGE_CODE
    ).values("content_object__translation_key")
    numbered = CitableNumber.objects.standing().filter(number__in=question.numbers).values("page_key")
    pages = SectionPage.objects.filter(
        Q(translation_key__in=themed) | Q(translation_key__in=numbered),
        locale__language_code__in={question.language, settings.LANGUAGE_CODE},
    )
    number = CitableNumber.objects.filter(page_key=OuterRef("translation_key"), block_id="").values("number")
    chapter = Page.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen))
    rows = visible_pages(pages, question.reader).annotate(
        citable=Subquery(number[:1]), chapter_slug=Subquery(chapter.values("slug")[:1])
    )
    return rows.order_by("path").values_list(
        "translation_key", "locale__language_code", "title", "slug", "citable", "chapter_slug"
    )
